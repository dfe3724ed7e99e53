package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Addresses under a name, for everybody in the workspace.
@WebTest
class ViewsTest {

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void choose(Page page, String choice) {
    button(page, "Views").click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(choice)).click();
  }

  private static void save(Page page, String name) {
    choose(page, "Save this view");
    page.getByLabel("Name").fill(name);
    page.keyboard().press("Enter");
  }

  @Test
  void a_view_is_saved_seen_by_others_renamed_deleted_and_brought_back(Site site)
      throws IOException {
    String name = "Slow <b>errors</b>";
    Page page = site.signedIn("/requests?query=status:ERROR+latency:>1s&from=now-30d");
    save(page, name);
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);

    Page other = site.signedIn(site.page(), "/analytics", site.key("default", "read"));
    choose(other, name);
    assertThat(other).hasURL(Pattern.compile(".*/requests\\?query=status:ERROR.*from=now-30d"));
    choose(other, "All saved views");
    assertThat(other.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)))
        .isVisible();
    assertThat(other.getByText("Rename")).hasCount(0);

    choose(page, "All saved views");
    button(page, "Rename " + name).click();
    page.getByLabel("New name of " + name).fill("Slow errors");
    page.keyboard().press("Enter");
    button(page, "Delete Slow errors").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("None yet");
    button(page, "Undo").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Slow errors");
    button(page, "Delete Slow errors").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("None yet");
  }

  @Test
  void a_taken_name_is_refused_and_stays_to_be_changed(Site site) throws IOException {
    String key = site.key("of views", "admin");
    Page page = site.signedIn(site.page(), "/analytics?by=tag", key);
    save(page, "By tag");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    save(page, "By tag");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("By tag");
    assertThat(page.getByLabel("Name")).hasValue("By tag");
    site.expectComplaints("409");
  }
}
