package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What two sets of requests differ in.
@WebTest
class ContrastPageTest {

  private static final int EACH = 20;

  /// Errors come from one region only, and the newest half of the requests are of a new release.
  private static String failingRegion(Site site, String workspace) throws IOException {
    Api api = site.workspace(workspace);
    Logged logged = new Logged(Duration.ofHours(3));
    for (int i = 0; i < 2 * EACH; i++) {
      ObjectNode one = logged.add();
      boolean fails = i % 2 == 0;
      ((ObjectNode) one.path("metadata"))
          .put("region", fails ? "eu-3" : "us-1")
          .put("release", i < EACH ? "old" : "new");
      if (fails) {
        one.put("status", "ERROR").put("error_type", "PROVIDER_TIMEOUT");
      }
    }
    logged.in(api);
    return api.key();
  }

  private static Locator rows(Page page) {
    return page.locator(".differences tbody tr");
  }

  private static Locator row(Page page, String text) {
    return rows(page).filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Locator sentence(Page page) {
    return page.locator(".sentence p");
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static void choose(Page page, String verb) {
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(verb)).click();
  }

  @Test
  void errors_of_one_region_are_traced_to_it_and_filtered_by_it(Site site) throws IOException {
    Page page = site.signedIn(site.page(), "/contrast", failingRegion(site, "one region fails"));
    assertThat(page.locator(".empty")).containsText("Search for the requests");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What failed"))
        .first()
        .click();
    assertThat(sentence(page)).containsText("20 requests with status:ERROR against");
    assertThat(sentence(page)).containsText("20 others in the same time");
    rows(page)
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Status")))
        .first()
        .getByRole(AriaRole.BUTTON)
        .first()
        .click();
    choose(page, "Leave Status out");
    assertThat(row(page, "Status")).hasCount(0);
    row(page, "Error type").first().getByRole(AriaRole.BUTTON).first().click();
    choose(page, "Leave Error type out");
    Locator first = rows(page).first();
    assertThat(first).containsText("region");
    assertThat(first).containsText("eu-3");
    assertThat(first).containsText("100 %");
    assertThat(first).containsText("only in A");
    first.getByText("eu-3").click();
    choose(page, "Filter for");
    assertThat(page).hasURL(Pattern.compile("metadata.region:eu-3"));
    assertThat(sentence(page)).containsText("metadata.region:eu-3 against");
    page.goBack();
    assertThat(rows(page).first()).containsText("eu-3");
    page.reload();
    assertThat(rows(page).first()).containsText("eu-3");
  }

  @Test
  void counts_lead_to_the_requests_of_each_side(Site site) throws IOException {
    Page page =
        site.signedIn(
            site.page(),
            "/contrast?query=status:ERROR&over=metadata.region",
            failingRegion(site, "counts lead on"));
    assertThat(rows(page)).hasCount(2);
    row(page, "us-1").getByRole(AriaRole.LINK).click();
    assertThat(page).hasURL(Pattern.compile("/requests\\?"));
    assertThat(page.locator("table.requests tbody tr")).hasCount(EACH);
  }

  @Test
  void sides_are_swapped_and_swapped_back(Site site) throws IOException {
    Page page =
        site.signedIn(
            site.page(),
            "/contrast?query=status:ERROR&over=metadata.region",
            failingRegion(site, "swapped"));
    assertThat(row(page, "eu-3")).containsText("only in A");
    press(page, "Swap sides");
    assertThat(row(page, "eu-3")).containsText("only in B");
    assertThat(sentence(page)).containsText("20 requests in the same time");
    press(page, "Swap sides");
    assertThat(row(page, "eu-3")).containsText("only in A");
  }

  @Test
  void two_searches_are_held_against_each_other(Site site) throws IOException {
    Page page =
        site.signedIn(
            site.page(),
            "/contrast?query=metadata.release:new",
            failingRegion(site, "two searches"));
    press(page, "Another search");
    assertThat(page.locator(".empty")).containsText("something else to compare with");
    page.getByLabel("Other search").fill("metadata.release:old latency:>soon");
    page.keyboard().press("Enter");
    assertThat(page.locator("#query2-error")).containsText("duration");
    site.expectComplaints("400");
    page.getByLabel("Other search").fill("metadata.release:old");
    page.keyboard().press("Enter");
    assertThat(sentence(page)).containsText("20 requests with metadata.release:new against");
    assertThat(sentence(page)).containsText("20 requests with metadata.release:old");
    assertThat(rows(page).first()).containsText("release");
    page.reload();
    assertThat(page.getByLabel("Other search")).hasValue("metadata.release:old");
    assertThat(rows(page).first()).containsText("release");
  }

  @Test
  void a_part_of_the_time_is_held_against_the_rest(Site site) throws IOException {
    Page page =
        site.signedIn(
            site.page(), "/contrast?from=now-6h", failingRegion(site, "a part of the time"));
    press(page, "A part of the time");
    assertThat(page.locator(".empty")).containsText("Choose a part of the time");
    page.getByLabel("From", new Page.GetByLabelOptions().setExact(true)).fill("now-160m");
    page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("now");
    press(page, "Compare");
    assertThat(rows(page).first()).containsText("release");
    assertThat(sentence(page)).containsText("in the rest of the time");
    page.getByLabel("From", new Page.GetByLabelOptions().setExact(true)).fill("soon");
    press(page, "Compare");
    assertThat(page.locator("#window-error")).containsText("soon is no time");
    page.reload();
    assertThat(rows(page).first()).containsText("release");
  }

  @Test
  void a_part_of_the_time_is_dragged_over(Site site) throws IOException {
    Page page =
        site.signedIn(
            site.page(), "/contrast?from=now-6h&vs=window", failingRegion(site, "dragged over"));
    BoundingBox chart = page.locator(".u-over").boundingBox();
    double middle = chart.y + chart.height / 2;
    page.mouse().move(chart.x + chart.width * 0.52, middle);
    page.mouse().down();
    page.mouse().move(chart.x + chart.width * 0.54, middle);
    page.mouse().move(chart.x + chart.width * 0.56, middle);
    page.mouse().up();
    assertThat(page).hasURL(Pattern.compile("afrom=\\d{4}-.*&ato=\\d{4}-"));
    assertThat(rows(page).first()).containsText("release");
    page.goBack();
    assertThat(page.locator(".empty")).containsText("Choose a part of the time");
  }

  @Test
  void what_is_the_same_on_both_sides_or_empty_on_one_says_so(Site site) throws IOException {
    Page page =
        site.signedIn(
            site.page(),
            "/contrast?query=status:ERROR&over=provider",
            failingRegion(site, "no difference"));
    assertThat(page.locator(".empty")).containsText("No difference");
    page.navigate("/contrast?query=model:none");
    assertThat(page.locator(".empty")).containsText("Side A has no request");
  }

  @Test
  void what_users_have_written_is_never_markup(Site site) {
    Page page = site.signedIn("/contrast?from=now-30d&fewest=1&limit=100&query=" + Site.ODD);
    assertThat(row(page, Site.MARKUP).first()).isVisible();
    assertThat(page.locator("img")).hasCount(0);
  }
}
