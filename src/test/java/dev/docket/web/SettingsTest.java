package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Keys and workspaces for admins, tastes for everybody.
@WebTest
class SettingsTest {

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void a_key_is_made_shown_once_used_and_revoked(Site site) {
    Page page = site.signedIn("/settings");
    button(page, "New key").click();
    page.getByLabel("What it is for").fill("nightly report");
    page.getByLabel("Workspace", new Page.GetByLabelOptions().setExact(true)).fill("reports");
    assertThat(page.getByText("There is no such workspace yet")).isVisible();
    page.getByLabel("read: find and look").check();
    button(page, "Make the key").click();
    String key = page.locator(".dialog pre").innerText();
    assertThat(key).startsWith("dk_");
    button(page, "Copy the key").click();
    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(key);
    button(page, "Done").click();
    assertThat(page.getByText(key)).hasCount(0);
    assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Workspaces")))
        .containsText("reports");

    Page other = site.signedIn(site.page(), "/settings", key);
    assertThat(other.locator(".who")).containsText("reports");
    assertThat(other.getByText("API keys")).hasCount(0);

    Locator row =
        page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("nightly"));
    row.getByText("Revoke").click();
    button(page, "Revoke").click();
    assertThat(row).containsText("revoked");
    other.navigate("/requests");
    assertThat(other.getByLabel("API key")).isVisible();
    site.expectComplaints("401");
  }

  @Test
  void a_name_that_is_no_name_is_refused_where_it_stands(Site site) {
    Page page = site.signedIn("/settings");
    button(page, "New key").click();
    page.getByLabel("What it is for").fill("<b>");
    button(page, "Make the key").click();
    assertThat(page.locator("#key-name:invalid")).isFocused();
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(button(page, "New key")).isFocused();
  }

  @Test
  void tastes_last_beyond_a_reload(Site site) {
    Page page = site.signedIn("/settings");
    page.getByLabel("Dark", new Page.GetByLabelOptions().setExact(true)).check();
    page.getByLabel("Local (Europe/Berlin)").check();
    page.getByLabel("Cosy").check();
    page.navigate("/requests?from=now-30d");
    Site.settled(page);
    assertThat(page.locator("html[data-theme=dark][data-density=cosy]")).hasCount(1);
    assertThat(
            page.getByRole(AriaRole.COLUMNHEADER)
                .filter(new Locator.FilterOptions().setHasText("Time")))
        .not()
        .containsText("UTC");
  }

  @Test
  void letters_lead_from_page_to_page_unless_somebody_wants_none(Site site) throws IOException {
    Page page = site.signedIn("/requests?from=now-30d");
    page.keyboard().type("ga");
    assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/analytics\\?from=now-30d"));
    Site.settled(page);
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Keyboard and search");
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    page.keyboard().type("gs");
    page.getByLabel("Off", new Page.GetByLabelOptions().setExact(true)).check();
    page.locator("h1").click();
    page.keyboard().type("gl");
    assertThat(page.locator("h1")).hasText("Settings");
  }
}
