package dev.docket.web;

import static org.assertj.core.api.Assertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What a person does first: sign in, find a request, read it, annotate it.
@WebTest
class RequestsPageTest {

  private static final String ALL = "/requests?from=now-30d";

  private static Locator rows(Page page) {
    return page.locator("table.requests tbody tr");
  }

  @Test
  void signing_in_leads_to_where_one_wanted_to_go_and_lasts_until_signing_out(Site site) {
    Page page = site.page();
    page.navigate(ALL + "&query=status:ERROR");
    page.getByLabel("API key").fill("dk_wrong_0123456789");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("not valid");
    site.expectComplaints("401");
    page.getByLabel("API key").fill(RunningApp.KEY);
    page.keyboard().press("Enter");
    assertThat(page.getByLabel("Search").first()).hasValue("status:ERROR");
    page.reload();
    assertThat(rows(page).first()).isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    assertThat(page.getByLabel("API key")).isVisible();
    page.reload();
    assertThat(page.getByLabel("API key")).isVisible();
  }

  @Test
  void a_search_is_completed_run_and_undone_by_going_back(Site site) {
    Page page = site.signedIn(ALL);
    assertThat(page.locator(".totals")).containsText("1,000 requests");
    assertThat(rows(page)).hasCount(200);
    page.getByText("Load 200 more").click();
    assertThat(rows(page)).hasCount(400);
    page.keyboard().press("/");
    page.keyboard().type("metadata.mark");
    assertThat(page.locator("#completions [role=option]").first()).containsText("marker");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("#completions [role=option]").first()).containsText("odd");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(rows(page)).hasCount(1);
    assertThat(page.url()).contains("query=metadata.marker:odd");
    page.goBack();
    assertThat(page.locator(".totals")).containsText("1,000 requests");
  }

  @Test
  void a_query_that_is_wrong_says_where_and_what(Site site) {
    Page page = site.signedIn(ALL);
    page.getByLabel("Search").first().fill("latency:>soon");
    page.keyboard().press("Enter");
    assertThat(page.locator("#query-error")).isVisible();
    assertThat(rows(page).first()).isVisible();
    site.expectComplaints("400");
  }

  @Test
  void what_users_have_written_is_never_markup(Site site) {
    Page page = site.signedIn(ALL + "&query=" + Site.ODD);
    page.keyboard().press("j");
    assertThat(page.locator(".facts")).containsText(Site.MARKUP);
    assertThat(page.locator("img")).hasCount(0);
  }

  @Test
  void who_may_only_read_sees_nothing_to_edit(Site site) throws IOException {
    Page page = site.signedIn(site.page(), ALL, site.key("default", "read"));
    page.keyboard().press("j");
    assertThat(page.locator(".facts h2").first()).isVisible();
    assertThat(page.getByTitle("Edit")).hasCount(0);
    assertThat(page.getByLabel("New tag")).hasCount(0);
    assertThat(page.locator(".badge")).hasText("read-only");
  }

  @Test
  void an_address_that_leads_nowhere_says_so(Site site) {
    Page page = site.page();
    page.navigate("/nothing");
    page.getByLabel("API key").fill(RunningApp.KEY);
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("There is no such page");
    site.expectComplaints("404");
  }
}
