package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// How many requests there were when, above the list of them.
@WebTest
class VolumeTest {

  private static final String ALL = "/requests?from=now-30d";

  private static final Pattern BRUSHED = Pattern.compile("from=(20[0-9T:.-]+Z)&to=(20[0-9T:.-]+Z)");

  private static Locator volume(Page page) {
    return Charts.card(page, "Requests");
  }

  private static Locator totals(Page page) {
    return volume(page).getByRole(AriaRole.STATUS);
  }

  @Test
  void a_drag_looks_closer_and_going_back_undoes_it(Site site) throws IOException {
    Page page = site.signedIn(ALL);
    assertThat(totals(page)).containsText("1,000 requests");
    Charts.drag(page, volume(page), 0.7, 0.9);
    assertThat(page).hasURL(BRUSHED);
    Matcher range = BRUSHED.matcher(page.url());
    assertThat(range.find()).isTrue();
    ObjectNode search =
        Json.object().put("from", range.group(1)).put("to", range.group(2)).put("per_page", 1);
    int found =
        site.api().post("/api/public/v2/requests/search", search).json().path("total").intValue();
    assertThat(found).isBetween(1, Site.REQUESTS - 1);
    assertThat(totals(page)).containsText("%,d request".formatted(found));
    page.goBack();
    assertThat(page).hasURL(Pattern.compile("from=now-30d$"));
    assertThat(totals(page)).containsText("1,000 requests");
  }

  @Test
  void a_double_click_shows_twice_the_time(Site site) {
    Page page = site.signedIn("/requests?from=now-7d");
    Charts.doubleClick(page, volume(page));
    assertThat(page).hasURL(Pattern.compile("from=now-14d$"));
    Site.settled(page);
    Charts.drag(page, volume(page), 0.5, 0.8);
    assertThat(page).hasURL(BRUSHED);
  }

  @Test
  void the_cursor_tells_the_numbers_that_the_table_has(Site site) {
    Page page = site.signedIn(ALL);
    Charts.hover(page, volume(page), 0.8);
    Locator tip = volume(page).locator(".tip");
    assertThat(tip).isVisible();
    String when = tip.locator("p").first().innerText();
    List<String> numbers = tip.locator("dd").allInnerTexts().reversed();
    List<String> all = List.of(numbers.getFirst());
    page.mouse().move(0, 0);
    assertThat(tip).hasCount(0);
    Map<String, List<String>> table = Charts.table(page, "Requests");
    assertThat(table).containsKey(when);
    assertThat(table.get(when)).endsWith(all.toArray(String[]::new));
    assertThat(table.values().stream().mapToInt(row -> Integer.parseInt(row.getLast())).sum())
        .isEqualTo(Site.REQUESTS);
  }

  @Test
  void the_totals_are_those_of_the_question(Site site) throws IOException {
    Page page = site.signedIn(ALL + "&query=status:ERROR");
    ObjectNode analytics = Json.object().put("from", "now-30d").put("query", "status:ERROR");
    var whole = site.api().post("/api/public/v2/requests/analytics", analytics).json();
    int errors = whole.path("totalRequests").intValue();
    assertThat(totals(page))
        .containsText("%d requests · %d errors · p95 ".formatted(errors, errors));
    assertThat(totals(page))
        .containsText(
            whole.path("totalCost").doubleValue() < 0.01
                ? "$0.00"
                : String.format(Locale.ROOT, "$%.2f", whole.path("totalCost").doubleValue()));
  }

  @Test
  void it_is_split_by_any_metadata_key_and_each_part_is_a_filter_away(Site site) {
    Page page = site.signedIn(ALL);
    volume(page)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("by: status"))
        .click();
    assertThat(page.locator(".choices input")).isFocused();
    page.keyboard().type("pla");
    assertThat(page.locator(".choices li")).hasCount(1);
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("by=metadata.plan"));
    volume(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("free")).click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Filter for")).click();
    assertThat(page).hasURL(Pattern.compile("query=metadata.plan:free"));
    assertThat(volume(page).locator(".legend li")).hasText(new String[] {"free"});
  }

  @Test
  void one_question_is_counted_by_one_call(Site site) {
    Page page = site.signedIn(ALL);
    List<String> calls = new ArrayList<>();
    page.onRequest(request -> {
      if (request.url().contains("custom-analytics")) {
        calls.add(request.url());
      }
    });
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("7d").setExact(true))
        .click();
    assertThat(page).hasURL(Pattern.compile("from=now-7d"));
    Site.settled(page);
    assertThat(calls).hasSize(1);
  }

  @Test
  void nothing_in_a_time_is_said_where_the_bars_would_be(Site site) {
    Page page = site.signedIn(ALL + "&query=model:none");
    assertThat(volume(page)).containsText("No request matches in this time");
    assertThat(totals(page)).hasText("0 requests");
  }
}
