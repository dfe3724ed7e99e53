package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Changes of everything that a page has found: looked at first, confirmed by typing, watched, and
/// told of afterwards.
@WebTest
class JobsTest {

  private static final int PRO = 30;

  /// A job ends when the server has come to it, and written what it must.
  private static final LocatorAssertions.ContainsTextOptions OVER =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator dialog(Page page) {
    return page.getByRole(AriaRole.DIALOG);
  }

  private static Locator jobs(Page page) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Jobs"));
  }

  private static Locator field(Page page, String label) {
    return dialog(page).getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private static Api workspace(Site site, String name) throws IOException {
    Api api = site.workspace(name);
    Logged logged = new Logged(Duration.ofHours(3));
    for (int i = 0; i < PRO; i++) {
      logged.add().putObject("metadata").put("plan", "pro").put("old", i).put("user", "u" + i % 3);
    }
    logged.add().putObject("metadata").put("plan", "free").put("user", "u0");
    logged.in(api);
    return api;
  }

  @Test
  void an_edit_is_looked_at_confirmed_by_its_number_and_leaves_a_receipt(Site site)
      throws IOException {
    Api api = workspace(site, "edits");
    Page page =
        site.signedIn(site.page(), "/requests?query=metadata.plan:pro", site.key("edits", "write"));
    button(page, "Edit matching…").press("Enter");
    button(page, "See what matches").click();
    assertThat(dialog(page).getByRole(AriaRole.ALERT)).hasText("Nothing would be changed yet.");
    field(page, "Key").fill("reviewed");
    field(page, "Value").fill("true");
    field(page, "Saved as").selectOption("json");
    field(page, "Remove metadata keys").fill("old\nnever there");
    field(page, "Add tags").fill("checked");
    button(page, "See what matches").press("Enter");
    assertThat(dialog(page)).containsText("30 requests match. 10 of them:");

    Locator change = button(page, "Change 30 requests");
    Locator confirmation = field(page, "Type 30 to go on");
    assertThat(confirmation).isFocused();
    confirmation.fill("31");
    assertThat(change).isDisabled();
    confirmation.fill("30");
    confirmation.press("Enter");
    Locator receipt = dialog(page).getByLabel("Receipt");
    assertThat(receipt).containsText("Changed30", OVER);
    button(page, "Close").last().click();
    assertThat(dialog(page)).hasCount(0);
    assertThat(api.withMetadata("reviewed", "true")).hasSize(25);
    assertThat(api.withMetadata("reviewed", "true").getFirst().toString())
        .contains("\"checked\"", "{\"reviewed\":true}")
        .doesNotContain("\"old\"");
    assertThat(api.withMetadata("plan", "free").getFirst().toString()).doesNotContain("checked");

    page.navigate("/settings");
    assertThat(jobs(page).getByRole(AriaRole.ROW).last()).containsText("done 30 of 30");
    assertThat(jobs(page)).containsText("a write key");
    assertThat(button(page, "Erase…")).hasCount(0);
    button(page, "Receipt").click();
    assertThat(dialog(page)).containsText("Changed30");
  }

  @Test
  void all_of_a_user_is_erased_from_a_value_of_one_request(Site site) throws IOException {
    Api api = workspace(site, "erasures");
    long one = api.withMetadata("user", "u1").getFirst().path("id").longValue();
    Page page = site.signedIn(site.page(), "/requests/" + one, site.key("erasures", "admin"));
    button(page, "u1").click();
    page.getByRole(
            AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Erase all requests with it…"))
        .press("Enter");
    assertThat(field(page, "Metadata key")).hasValue("user");
    assertThat(field(page, "Value")).hasValue("u1");
    button(page, "See what matches").press("Enter");
    assertThat(dialog(page)).containsText("10 requests match.");
    Locator erase = button(page, "Erase 10 requests");
    Locator confirmation = field(page, "Type u1 to go on");
    confirmation.fill("U1");
    assertThat(erase).isDisabled();
    confirmation.fill("u1");
    erase.press("Enter");
    Locator receipt = dialog(page).getByLabel("Receipt");
    assertThat(receipt).containsText("Removed10", OVER);
    assertThat(receipt).containsText("Still there0");
    assertThat(api.withMetadata("user", "u1")).isEmpty();
    assertThat(api.withMetadata("user", "u0")).hasSize(11);

    page.navigate("/settings");
    assertThat(jobs(page)).containsText("Erase");
    button(page, "Erase…").click();
    field(page, "Metadata key").fill("user");
    field(page, "Value").fill("nobody");
    button(page, "See what matches").click();
    assertThat(dialog(page)).containsText("0 requests match.");
    button(page, "Back").press("Enter");
    assertThat(field(page, "Value")).hasValue("nobody");
    page.keyboard().press("Escape");
    assertThat(button(page, "Erase…")).isFocused();
  }

  @Test
  void without_jobs_it_says_how_there_come_to_be_some(Site site) throws IOException {
    Page page = site.signedIn(site.page(), "/settings", site.key("no jobs", "read"));
    assertThat(jobs(page)).containsText("None yet.");
  }
}
