package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.cli.demo.DemoTraffic;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a person does first: sign in, find a request, read it, annotate it.
@WebTest
class RequestsPageTest {

  private static final String ALL = "/requests?from=now-30d";

  private static Locator rows(Page page) {
    return page.locator("table.requests tbody tr");
  }

  private static Locator line(Page page) {
    return page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search"));
  }

  private static Locator chips(Page page) {
    return page.getByLabel("Conditions").getByRole(AriaRole.LISTITEM);
  }

  private static Locator heads(Page page) {
    return page.getByRole(AriaRole.COLUMNHEADER);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static int width(Locator head) {
    return (int) Math.round(head.boundingBox().width);
  }

  /// Logs requests of a model, one each second from a time on.
  private static void log(Api api, int count, Instant from, String model) throws IOException {
    ObjectNode batch = Json.object();
    ArrayNode requests = batch.putArray("requests");
    DemoTraffic traffic = new DemoTraffic(11, from);
    for (int i = 0; i < count; i++) {
      Instant start = from.plusSeconds(i);
      requests.add(
          traffic
              .next()
              .put("model", model)
              .put("request_start_time", start.toString())
              .put("request_end_time", start.plusMillis(700).toString()));
    }
    Api.Answer answer = api.post("/api/public/v2/requests/batch?wait_for=searchable", batch);
    assertThat(answer.json().path("stored").intValue()).as("%s", answer).isEqualTo(count);
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
    assertThat(line(page)).hasValue("status:ERROR");
    page.reload();
    assertThat(rows(page).first()).isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    assertThat(page.getByLabel("API key")).isVisible();
    page.reload();
    assertThat(page.getByLabel("API key")).isVisible();
  }

  @Test
  void a_session_that_has_ended_leads_back_to_the_same_place(Site site) {
    Page page = site.signedIn(ALL + "&query=status:ERROR&sort=latency");
    String address = page.url();
    page.context().clearCookies();
    page.keyboard().press("r");
    assertThat(page.getByLabel("API key")).isFocused();
    site.expectComplaints("401");
    assertThat(page).hasURL(address);
    page.getByLabel("API key").fill(RunningApp.KEY);
    page.keyboard().press("Enter");
    assertThat(line(page)).hasValue("status:ERROR");
    assertThat(rows(page).first()).containsText("error");
    assertThat(page).hasURL(address);
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
    line(page).fill("model:gpt-4o latency:>soon tag:x");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("no duration");
    assertThat(line(page)).hasAttribute("aria-invalid", "true");
    assertThat(page.locator(".line-mark u")).hasText("soon");
    assertThat(rows(page).first()).isVisible();
    site.expectComplaints("400");
    line(page).fill("latency:>1ms");
    page.keyboard().press("Enter");
    assertThat(page.locator("#query-error")).hasCount(0);
    assertThat(line(page)).hasAttribute("aria-invalid", "false");
  }

  @Test
  void values_are_suggested_with_counts_of_what_else_is_asked(Site site) {
    Page page = site.signedIn(ALL);
    page.keyboard().press("/");
    page.keyboard().type(Site.ODD + " metadata.");
    Locator suggestions = page.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION);
    assertThat(suggestions.filter(having("marker"))).hasText("marker1");
    page.keyboard().type("marker:");
    assertThat(suggestions).hasText(new String[] {"odd1"});
    page.keyboard().press("Escape");
    assertThat(suggestions).hasCount(0);
    line(page).fill("latency:");
    assertThat(suggestions.filter(having("more than"))).isVisible();
  }

  @Test
  void an_empty_line_offers_the_last_searches(Site site) {
    Page page = site.signedIn(ALL);
    for (String search : List.of("status:ERROR", "refund", "latency:>1ms")) {
      line(page).fill(search);
      page.keyboard().press("Enter");
      assertThat(chips(page)).hasText(new String[] {search});
    }
    line(page).fill("");
    Locator recent = page.getByLabel("Recent searches").getByRole(AriaRole.OPTION);
    assertThat(recent).hasText(new String[] {"latency:>1ms", "refund", "status:ERROR"});
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(line(page)).hasValue("refund");
    assertThat(page).hasURL(Pattern.compile(".*query=refund.*"));
  }

  @Test
  void a_condition_is_taken_out_and_written_anew_by_its_chip(Site site) {
    Page page =
        site.signedIn(ALL + "&query=(model:gpt-4o+OR+status:ERROR)+-tag:beta+latency:%3E1ms");
    assertThat(chips(page))
        .hasText(new String[] {"model:gpt-4o", "status:ERROR", "-tag:beta", "latency:>1ms"});
    button(page, "Remove model:gpt-4o").click();
    assertThat(line(page)).hasValue("(status:ERROR) -tag:beta latency:>1ms");
    button(page, "Remove status:ERROR").click();
    assertThat(line(page)).hasValue("-tag:beta latency:>1ms");
    chips(page).filter(having("latency")).getByTitle("Edit").click();
    page.keyboard().type("status:ERROR");
    page.keyboard().press("Enter");
    assertThat(line(page)).hasValue("-tag:beta status:ERROR");
    page.goBack();
    assertThat(chips(page)).hasText(new String[] {"-tag:beta", "latency:>1ms"});
  }

  @Test
  void a_time_is_written_shifted_widened_and_undone(Site site) {
    Page page = site.signedIn("/requests");
    page.keyboard().press("t");
    Locator panel = page.getByRole(AriaRole.DIALOG);
    panel.getByLabel("From").fill("soon");
    page.keyboard().press("Enter");
    assertThat(panel.getByRole(AriaRole.ALERT)).containsText("no time");
    panel.getByLabel("From").fill("2026-11-02 10:00");
    panel.getByLabel("To").fill("2026-11-01");
    page.keyboard().press("Enter");
    assertThat(panel.getByRole(AriaRole.ALERT)).containsText("later than the beginning");
    panel.getByLabel("To").fill("2026-11-02 12:00");
    page.keyboard().press("Enter");
    assertThat(panel).isHidden();
    Locator shown = page.getByTitle("Other times");
    assertThat(shown).containsText("2 Nov 10:00 – 12:00 UTC");
    assertThat(page)
        .hasURL(Pattern.compile(".*from=2026-11-02T10:00:00.000Z&to=2026-11-02T12:00:00.000Z.*"));
    page.keyboard().press("[");
    assertThat(shown).containsText("2 Nov 08:00 – 10:00 UTC");
    page.keyboard().press("-");
    assertThat(shown).containsText("2 Nov 07:00 – 11:00 UTC");
    page.reload();
    assertThat(shown).containsText("2 Nov 07:00 – 11:00 UTC");
    page.goBack();
    page.goBack();
    assertThat(shown).containsText("2 Nov 10:00 – 12:00 UTC");
    page.keyboard().press("t");
    button(page, "Local (GMT+1)").click();
    assertThat(panel.getByLabel("From")).hasValue("2026-11-02 11:00");
    panel.getByLabel("From").fill("yesterday");
    panel.getByLabel("To").fill("now");
    page.keyboard().press("Enter");
    assertThat(shown).containsText("00:00 –");
    assertThat(page.getByRole(AriaRole.COLUMNHEADER).first()).containsText("Time (GMT+1)");
    button(page, "7d").click();
    page.keyboard().press("-");
    assertThat(page).hasURL(Pattern.compile(".*from=now-14d.*"));
  }

  @Test
  void columns_are_added_moved_resized_and_taken_away_for_good(Site site) {
    Page page = site.signedIn(ALL);
    page.keyboard().press("c");
    page.getByLabel("Find a column").fill("user");
    // A click on where the button was before the list became shorter closes the list.
    assertThat(button(page, "Add column plan")).hasCount(0);
    button(page, "Add column user_id").click();
    button(page, "Move user_id to the left").click();
    page.keyboard().press("Escape");
    assertThat(heads(page).nth(-2)).containsText("user_id");
    assertThat(rows(page).filter(having("user_")).first()).isVisible();
    heads(page).filter(having("Prompt")).hover();
    button(page, "Remove column Prompt").click();
    assertThat(heads(page).filter(having("Prompt"))).hasCount(0);

    Locator edge = page.getByLabel("Width of Model");
    int before = width(heads(page).filter(having("Model")));
    edge.press("ArrowRight");
    assertThat(edge).hasAttribute("aria-valuenow", Integer.toString(before + 16));
    edge.hover();
    page.mouse().down();
    page.mouse().move(edge.boundingBox().x + 104, edge.boundingBox().y + 5);
    page.mouse().up();
    assertThat(edge).not().hasAttribute("aria-valuenow", Integer.toString(before + 16));
    int after = width(heads(page).filter(having("Model")));
    assertThat(after).isGreaterThan(before + 100);

    page.navigate(ALL);
    Site.settled(page);
    assertThat(heads(page).nth(-2)).containsText("user_id");
    assertThat(heads(page).filter(having("Prompt"))).hasCount(0);
    assertThat(width(heads(page).filter(having("Model")))).isEqualTo(after);
    page.keyboard().press("c");
    button(page, "Reset").click();
    assertThat(heads(page).filter(having("Prompt"))).hasCount(1);
    assertThat(heads(page).filter(having("user_id"))).hasCount(0);
  }

  @Test
  void rows_are_sorted_by_their_columns_either_way(Site site) {
    Page page = site.signedIn(ALL + "&cols=latency,score.helpful");
    Locator latency = heads(page).filter(having("Latency"));
    latency.getByRole(AriaRole.BUTTON).first().click();
    assertThat(latency).hasAttribute("aria-sort", "descending");
    assertThat(rows(page).first().locator("td").nth(1)).containsText(Pattern.compile("(s|min)$"));
    latency.getByRole(AriaRole.BUTTON).first().click();
    assertThat(latency).hasAttribute("aria-sort", "ascending");
    assertThat(rows(page).first().locator("td").nth(1)).containsText("ms");
    heads(page).filter(having("helpful")).getByRole(AriaRole.BUTTON).first().click();
    assertThat(rows(page).first().locator("td").nth(2)).not().hasText("–");
    assertThat(page).hasURL(Pattern.compile(".*sort=-score.helpful.*"));
  }

  @Test
  void what_a_cell_shows_is_a_filter(Site site) {
    Page page = site.signedIn(ALL);
    Locator model = rows(page).nth(3).locator("td").nth(2);
    String name = model.innerText();
    model.hover();
    button(page, "Filter by this Model").click();
    page.getByRole(AriaRole.MENUITEM).filter(having("Filter for")).click();
    assertThat(line(page)).hasValue("model:" + name);
    Site.settled(page);
    page.keyboard().press("j");
    page.keyboard().press("f");
    page.getByRole(AriaRole.MENUITEM).filter(having("Status: ")).click();
    page.getByRole(AriaRole.MENUITEM).filter(having("Exclude")).click();
    assertThat(line(page)).hasValue(Pattern.compile("model:" + name + " -status:[A-Z]+"));
  }

  @Test
  void fields_show_their_values_and_filter_by_them(Site site) {
    Page page = site.signedIn(ALL);
    Locator fields = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Fields"));
    fields.getByText("Status").click();
    Locator values = fields.getByLabel("Top values of Status").getByRole(AriaRole.LISTITEM);
    assertThat(values.first()).containsText("SUCCESS");
    fields.getByLabel("Exclude SUCCESS").click();
    assertThat(line(page)).hasValue("-status:SUCCESS");
    assertThat(values.filter(having("SUCCESS"))).hasCount(0);
    button(page, "Remove -status:SUCCESS").click();
    fields.getByLabel("Filter for ERROR").click();
    assertThat(line(page)).hasValue("status:ERROR");
    assertThat(fields.getByLabel("Filter for ERROR")).hasAttribute("aria-pressed", "true");
    fields.getByLabel("Filter for ERROR").click();
    assertThat(line(page)).hasValue("");

    fields.getByLabel("Find a field").fill("user");
    assertThat(fields.getByText("Status")).hasCount(0);
    fields.getByText("user_id").click();
    button(page, "As column").click();
    assertThat(heads(page).filter(having("user_id"))).hasCount(1);
    assertThat(fields.getByText("values"))
        .hasAttribute("href", Pattern.compile(".*by=metadata.user_id.*"));
    page.keyboard().press("b");
    assertThat(fields).isHidden();
    page.reload();
    Site.settled(page);
    assertThat(fields).isHidden();
  }

  @Test
  void a_live_list_shows_what_arrives_and_stays_where_it_is(Site site) throws IOException {
    Api api = site.workspace("live");
    log(api, 240, Instant.now().minus(Duration.ofHours(3)), "old");
    Page page = site.page();
    page.clock().install();
    site.signedIn(page, "/requests", site.key("live", "admin"));
    button(page, "Load 200 more").click();
    assertThat(rows(page)).hasCount(240);
    page.getByLabel("Refresh by itself").selectOption("10 s");
    rows(page).nth(220).scrollIntoViewIfNeeded();
    rows(page).nth(220).locator("td").first().click();
    String open = rows(page).nth(220).getAttribute("data-id");
    Locator selected = page.locator("tr[aria-selected=true]");
    double place = selected.boundingBox().y;
    log(api, 3, Instant.now().minus(Duration.ofMinutes(1)), "new");
    page.clock().fastForward(10_000);
    assertThat(rows(page)).hasCount(243);
    assertThat(rows(page).first()).containsText("new");
    assertThat(selected).hasAttribute("data-id", open);
    assertThat(selected.boundingBox().y).isEqualTo(place);
  }

  @Test
  void an_empty_search_is_mended_with_one_click(Site site) {
    Page page = site.signedIn(ALL + "&query=metadata.Marker:odd+status:SUCCESS");
    assertThat(
            page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("No request matches")))
        .isVisible();
    button(page, "Use the key marker (1 request)").click();
    assertThat(line(page)).hasValue("metadata.marker:odd status:SUCCESS");

    page.navigate(ALL + "&query=" + Site.ODD + "+model:none-of-them");
    button(page, "Without it: 1 request").click();
    assertThat(line(page)).hasValue(Site.ODD);
    assertThat(rows(page)).hasCount(1);

    page.navigate("/requests?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z&query=" + Site.ODD);
    button(page, "1 request outside this time: search all times").click();
    assertThat(rows(page)).hasCount(1);
  }

  @Test
  void a_request_is_found_and_read_without_a_mouse(Site site) {
    Page page = site.signedIn("/requests?from=now-7d");
    page.keyboard().press("/");
    page.keyboard().type("stat");
    Locator suggestions = page.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION);
    assertThat(suggestions).hasText(new String[] {"statusSUCCESS, WARNING, ERROR"});
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(line(page)).hasValue("status:");
    page.keyboard().type("ERR");
    assertThat(suggestions).hasText(new Pattern[] {Pattern.compile("^ERROR\\d+$")});
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(line(page)).hasValue("status:ERROR");
    page.keyboard().press("Escape");
    page.keyboard().press("t");
    assertThat(page.getByLabel("From", new Page.GetByLabelOptions().setExact(true))).isFocused();
    page.keyboard().type("30d");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*from=now-30d.*"));
    assertThat(rows(page).first()).containsText("error");
    page.keyboard().press("j");
    page.keyboard().press("j");
    assertThat(rows(page).nth(1)).hasAttribute("aria-selected", "true");
    page.keyboard().press("Escape");
    assertThat(page.locator("tr[aria-selected=true]")).hasCount(0);
  }

  /// On a slow line somebody chooses among what was offered for the letters before.
  @Test
  void what_is_chosen_before_the_last_letter_is_answered_is_taken_when_it_is(Site site) {
    Page page = site.signedIn("/requests?from=now-7d");
    page.keyboard().press("/");
    page.keyboard().type("status:ER");
    Locator suggestions = page.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION);
    assertThat(page.locator("#completions[aria-busy=false]")).isVisible();
    assertThat(suggestions).hasText(new Pattern[] {Pattern.compile("^ERROR\\d+$")});
    List<Route> held = new ArrayList<>();
    page.route("**/api/**", held::add);
    page.keyboard().type("R");
    page.waitForCondition(() -> !held.isEmpty());
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(line(page)).hasValue("status:ERR");
    page.unroute("**/api/**");
    held.forEach(Route::resume);
    assertThat(line(page)).hasValue("status:ERROR");
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
