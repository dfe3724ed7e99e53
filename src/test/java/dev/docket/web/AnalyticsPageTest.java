package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Numbers over many requests: drawn, as tables, as files, and value by value.
@WebTest
class AnalyticsPageTest {

  private static final String ALL = "/analytics?from=now-30d";

  /// How long the buckets of 30 days are.
  private static final String INTERVAL = "12h";

  private static final List<String> OVER_TIME =
      List.of("Requests by status", "Latency", "Tokens", "Cost by model", "Different values");

  /// What the API counts of all requests, bucket by bucket.
  private static JsonNode counted(Site site, String zone, String chart) throws IOException {
    ObjectNode asked =
        Json.object().put("from", "now-30d").put("interval", INTERVAL).put("time_zone", zone);
    asked.putArray("customCharts").add(Json.parse(chart.getBytes(UTF_8)));
    Api.Answer answer =
        site.api().post("/api/public/v2/requests/analytics/custom-analytics", asked);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json().path("customCharts").path(0).path("data");
  }

  /// Holds what was downloaded of a chart against what the API counts.
  private static void isWhatTheApiCounts(Page page, String title, JsonNode counted, String... keys)
      throws IOException {
    List<List<String>> lines = Charts.csv(page, title);
    Map<Instant, List<String>> rows = new HashMap<>();
    lines.stream().skip(1).forEach(line -> rows.put(Instant.parse(line.getFirst()), line));
    assertThat(counted.size()).as(title).isGreaterThan(10);
    for (JsonNode bucket : counted) {
      List<String> row = rows.get(Instant.parse(bucket.path("bucketKey").asText()));
      assertThat(row).as("%s of %s", title, bucket).isNotNull();
      for (int i = 0; i < keys.length; i++) {
        JsonNode number = bucket.path(keys[i]);
        String cell = row.get(2 + i);
        if (number.isNumber()) {
          assertThat(Double.parseDouble(cell)).as(title).isEqualTo(number.doubleValue());
        } else {
          assertThat(cell).as(title).isEmpty();
        }
      }
    }
    // Beside them stand only the empty buckets of the time that was asked about.
    assertThat(rows).hasSizeBetween(counted.size(), 121);
  }

  @Test
  void every_chart_shows_what_the_api_counts(Site site) throws IOException {
    Page page = site.signedIn(ALL);
    assertThat(page.locator("canvas")).hasCount(7);
    isWhatTheApiCounts(
        page,
        "Requests by status",
        counted(
            site,
            "UTC",
            """
            {"id": "c", "chartType": "bar", "metric": "count", "timeSeries": true, "groupByField": "status"}\
            """),
        "SUCCESS",
        "WARNING",
        "ERROR");
    isWhatTheApiCounts(
        page,
        "Latency",
        counted(
            site,
            "UTC",
            """
            {"id": "c", "chartType": "line", "timeSeries": true, "series": [
              {"key": "p50", "label": "50", "metric": "percentile", "metricField": "latency_ms", "percentile": 50},
              {"key": "p90", "label": "90", "metric": "percentile", "metricField": "latency_ms", "percentile": 90},
              {"key": "p95", "label": "95", "metric": "percentile", "metricField": "latency_ms", "percentile": 95},
              {"key": "p99", "label": "99", "metric": "percentile", "metricField": "latency_ms", "percentile": 99}]}\
            """),
        "p50",
        "p90",
        "p95",
        "p99");
    isWhatTheApiCounts(
        page,
        "Tokens",
        counted(
            site,
            "UTC",
            """
            {"id": "c", "chartType": "line", "timeSeries": true, "series": [
              {"key": "in", "label": "in", "metric": "sum", "metricField": "input_tokens"},
              {"key": "out", "label": "out", "metric": "sum", "metricField": "output_tokens"}]}\
            """),
        "in",
        "out");
    isWhatTheApiCounts(
        page,
        "Different values",
        counted(
            site,
            "UTC",
            """
            {"id": "c", "chartType": "line", "metric": "cardinality", "metricMetadataKey": "user_id", "timeSeries": true}\
            """),
        "value");
  }

  @Test
  void tables_say_the_same_as_charts(Site site) {
    Page page = site.signedIn(ALL);
    for (String title :
        List.of("Requests by status", "Requests by model", "Latency distribution")) {
      Map<String, List<String>> table = Charts.table(page, title);
      assertThat(table.values().stream().mapToInt(row -> Integer.parseInt(row.getLast())).sum())
          .as(title)
          .isEqualTo(Site.REQUESTS);
    }
    assertThat(Charts.card(page, "Latency distribution").getByRole(AriaRole.IMG)).hasCount(0);
    Charts.choose(page, "Latency distribution", "Show as chart");
    assertThat(Charts.card(page, "Latency distribution").getByRole(AriaRole.IMG))
        .hasAttribute("aria-label", Pattern.compile("Latency distribution, .*: requests 1,000\\."));
  }

  @Test
  void local_days_and_hours_are_those_of_the_server(Site site) throws IOException {
    Page page = site.page();
    page.addInitScript("localStorage.setItem('docket-1', JSON.stringify({utc: false}))");
    site.signedIn(page, ALL, RunningApp.KEY);
    isWhatTheApiCounts(
        page,
        "Tokens",
        counted(
            site,
            "Europe/Berlin",
            """
            {"id": "c", "chartType": "line", "timeSeries": true, "series": [
              {"key": "in", "label": "in", "metric": "sum", "metricField": "input_tokens"},
              {"key": "out", "label": "out", "metric": "sum", "metricField": "output_tokens"}]}\
            """),
        "in",
        "out");
  }

  @Test
  void a_brush_on_one_chart_is_for_all_of_them(Site site) throws IOException {
    Page page = site.signedIn(ALL);
    Charts.drag(page, Charts.card(page, "Latency"), 0.6, 0.8);
    assertThat(page).hasURL(Pattern.compile("from=20[^&]*Z&to=20[^&]*Z"));
    Site.settled(page);
    String url = page.url();
    for (String title : OVER_TIME) {
      List<List<String>> lines = Charts.csv(page, title);
      String first = lines.get(1).getFirst();
      assertThat(url).as(title).contains("from=" + first);
      assertThat(url).as(title).contains("to=" + lines.getLast().get(1));
    }
    page.goBack();
    assertThat(page).hasURL(Pattern.compile("from=now-30d$"));
  }

  @Test
  void cursors_move_together_and_one_of_them_tells_the_numbers(Site site) {
    Page page = site.signedIn(ALL);
    Charts.hover(page, Charts.card(page, "Tokens"), 0.7);
    assertThat(page.locator(".tip")).hasCount(1);
    assertThat(Charts.card(page, "Tokens").locator(".tip")).isVisible();
    for (String title : OVER_TIME) {
      assertThat(Charts.card(page, title).locator(".u-cursor-x"))
          .hasCSS("transform", Pattern.compile("matrix\\(1, 0, 0, 1, [1-9].*"));
    }
  }

  @Test
  void slow_requests_are_brushed_in_the_distribution(Site site) {
    Page page = site.signedIn(ALL);
    Charts.drag(page, Charts.card(page, "Latency distribution"), 0.7, 1);
    assertThat(page).hasURL(Pattern.compile("query=latency:%3E%3D\\d+m?s\\+latency:%3C\\d+m?s"));
    Site.settled(page);
    assertThat(page.locator(".analytics-head").getByRole(AriaRole.STATUS))
        .not()
        .containsText("1,000");
  }

  @Test
  void a_chart_is_kept_as_a_picture(Site site) throws IOException {
    Page page = site.signedIn(ALL);
    BufferedImage picture = ImageIO.read(Charts.download(page, "Cost by model", "PNG").toFile());
    assertThat(picture.getWidth()).isGreaterThan(400);
    long colours =
        IntStream.range(0, picture.getWidth())
            .map(x -> picture.getRGB(x, picture.getHeight() - 40))
            .distinct()
            .count();
    assertThat(colours).isGreaterThan(2);
  }

  @Test
  void values_of_a_metadata_key_are_ordered_and_filtered_by(Site site) throws IOException {
    Page page = site.signedIn(ALL + "&by=metadata.plan");
    Locator table =
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Requests by plan"))
            .locator("table");
    table.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cost")).click();
    assertThat(page).hasURL(Pattern.compile("sort=-cost"));
    Site.settled(page);
    ObjectNode asked = Json.object().put("from", "now-30d").put("sort_by", "cost");
    asked.putObject("by").put("metadata_key", "plan");
    JsonNode dearest =
        site.api().post("/api/public/v2/requests/breakdown", asked).json().path("items").path(0);
    Locator first = table.locator("tbody tr").first();
    assertThat(first).containsText(dearest.path("value").asText());
    assertThat(first).containsText(String.valueOf(dearest.path("requests").intValue()));
    first.getByRole(AriaRole.BUTTON).first().click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Filter for")).click();
    assertThat(page)
        .hasURL(Pattern.compile("query=metadata.plan:" + dearest.path("value").asText()));
    assertThat(page.locator(".analytics-head").getByRole(AriaRole.STATUS))
        .containsText("%d requests".formatted(dearest.path("requests").intValue()));
  }

  @Test
  void different_values_are_counted_of_the_key_that_is_chosen(Site site) {
    Page page = site.signedIn(ALL);
    Locator card = Charts.card(page, "Different values");
    card.getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("user_id").setExact(true))
        .click();
    assertThat(page.locator(".choices input")).isFocused();
    page.keyboard().type("plan");
    assertThat(page.locator(".choices li")).hasCount(1);
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("key=plan"));
    assertThat(card.locator(".legend")).hasText("plan");
    page.reload();
    assertThat(card.locator(".legend")).hasText("plan");
  }

  @Test
  void the_scale_of_latencies_is_part_of_the_address(Site site) {
    Page page = site.signedIn(ALL);
    Locator toggle =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log scale"));
    toggle.click();
    assertThat(page).hasURL(Pattern.compile("scale=log"));
    assertThat(toggle).hasAttribute("aria-pressed", "true");
    toggle.click();
    assertThat(page).hasURL(Pattern.compile("from=now-30d$"));
  }

  @Test
  void a_value_that_looks_like_a_formula_stays_a_text_in_a_spreadsheet(Site site)
      throws IOException {
    Api api = site.workspace("formulas");
    DemoTraffic traffic = new DemoTraffic(3, Instant.now());
    ObjectNode batch = Json.object();
    ArrayNode requests = batch.putArray("requests");
    for (String model : List.of("=1+1", "@sum", "plain, \"quoted\"")) {
      requests.add(traffic.next().put("model", model));
    }
    api.post("/api/public/v2/requests/batch?wait_for=searchable", batch);
    Page page = site.signedIn(site.page(), ALL, api.key());
    String heads = String.join(",", Charts.csv(page, "Requests by model").getFirst());
    assertThat(heads)
        .contains(",'=1+1,")
        .contains(",'@sum,")
        .contains(",\"plain, \"\"quoted\"\"\",");
  }

  @Test
  void one_question_is_one_call_for_all_charts(Site site) {
    Page page = site.signedIn(ALL);
    List<String> calls = new ArrayList<>();
    page.onRequest(request -> {
      if (request.url().contains("/analytics/") || request.url().contains("/breakdown")) {
        calls.add(request.url().replaceAll(".*/", ""));
      }
    });
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("7d").setExact(true))
        .click();
    assertThat(page).hasURL(Pattern.compile("from=now-7d"));
    Site.settled(page);
    assertThat(calls).containsExactlyInAnyOrder("custom-analytics", "breakdown");
  }

  @Test
  void a_failure_is_told_and_the_last_charts_stay(Site site) {
    Page page = site.signedIn(ALL);
    page.route(
        "**/custom-analytics",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(503)
                    .setContentType("application/json")
                    .setBody("{\"success\": false, \"message\": \"Try later.\"}")));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("7d").setExact(true))
        .click();
    Locator alert = page.getByRole(AriaRole.ALERT);
    assertThat(alert).containsText("Try later.");
    assertThat(page.locator("canvas")).hasCount(7);
    page.unroute("**/custom-analytics");
    alert.getByRole(AriaRole.BUTTON).click();
    assertThat(alert).hasCount(0);
    site.expectComplaints("503");
  }

  @Test
  void nothing_that_matches_is_said_once_with_ways_out(Site site) {
    Page page = site.signedIn(ALL + "&query=model:none");
    assertThat(
            page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("No request matches")))
        .isVisible();
    assertThat(page.locator("canvas")).hasCount(0);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear the search"))
        .click();
    assertThat(page.locator("canvas")).hasCount(7);
  }
}
