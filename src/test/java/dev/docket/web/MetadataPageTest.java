package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Which metadata keys there are, what is doubtful about them, and who costs most.
@WebTest
class MetadataPageTest {

  private static final String ALL = "/metadata?from=now-30d";

  private static final String ODD_KEY = "odd [key]=\"*/?% \uD83D\uDE80";

  private static Locator rows(Page page) {
    return page.locator(".ranked tbody tr:not(.rest)");
  }

  private static Locator row(Page page, String text) {
    return rows(page).filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Locator link(Locator within, String name) {
    return within.getByRole(
        AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void choose(Page page, String verb) {
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(verb)).click();
  }

  private static String grouped(JsonNode number) {
    return "%,d".formatted(number.longValue());
  }

  @Test
  void the_catalogue_says_what_the_server_counts(Site site) throws IOException {
    JsonNode keys =
        site.api()
            .post("/api/public/v2/metadata/keys", Json.object().put("from", "now-30d"))
            .json();
    Page page = site.signedIn(ALL);
    assertThat(page.locator(".ranked-head [role=status]"))
        .containsText("of %s requests".formatted(grouped(keys.path("matched"))));
    assertThat(rows(page)).hasCount(keys.path("items").size());
    for (JsonNode key : keys.path("items")) {
      Locator row =
          rows(page)
              .filter(
                  new Locator.FilterOptions()
                      .setHas(
                          page.getByRole(
                              AriaRole.LINK,
                              new Page.GetByRoleOptions()
                                  .setName(key.path("key").asText())
                                  .setExact(true))));
      assertThat(row.locator(".amount")).hasText(grouped(key.path("requests")));
      assertThat(row.locator("td").nth(2)).containsText(grouped(key.path("distinct")));
      assertThat(row.locator("td").nth(3)).hasText(key.path("type").asText());
    }
  }

  @Test
  void keys_are_narrowed_sorted_and_found_again_by_going_back(Site site) {
    Page page = site.signedIn(ALL);
    page.getByLabel("Keys that begin with").fill("re");
    assertThat(rows(page)).hasCount(2);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Key").setExact(true))
        .click();
    assertThat(page.locator("th[aria-sort=ascending]")).hasText("Key");
    assertThat(rows(page).first()).containsText("region");
    assertThat(page).hasURL(Pattern.compile("sort=key"));
    link(rows(page).last(), "release").click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("release");
    page.goBack();
    assertThat(rows(page)).hasCount(2);
    assertThat(page.getByLabel("Keys that begin with")).hasValue("re");
  }

  @Test
  void values_are_ranked_by_what_they_cost_and_clicked_to_filter(Site site) throws IOException {
    ObjectNode body = Json.object().put("from", "now-30d").put("sort_by", "cost");
    body.putObject("by").put("metadata_key", "user_id");
    JsonNode ranked = site.api().post("/api/public/v2/requests/breakdown", body).json();
    Page page = site.signedIn(ALL + "&key=user_id");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cost").setExact(true))
        .click();
    assertThat(page.locator("th[aria-sort=descending]")).hasText("Cost");
    for (int i = 0; i < 5; i++) {
      JsonNode item = ranked.path("items").path(i);
      assertThat(rows(page).nth(i).locator("td").first()).hasText(item.path("value").asText());
      assertThat(rows(page).nth(i).locator(".amount")).hasText(grouped(item.path("requests")));
    }
    page.reload();
    String first = ranked.path("items").path(0).path("value").asText();
    rows(page).first().getByText(first).click();
    choose(page, "Filter for");
    assertThat(rows(page)).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("query=metadata.user_id:" + first));
    link(rows(page).first(), grouped(ranked.path("items").path(0).path("requests"))).click();
    assertThat(page).hasURL(Pattern.compile("/requests\\?.*query=metadata.user_id:" + first));
  }

  @Test
  void more_values_are_loaded_on_demand_and_others_are_counted(Site site) {
    Page page = site.signedIn(ALL + "&key=user_id");
    assertThat(rows(page)).hasCount(50);
    assertThat(page.locator("tr.rest").first()).containsText("Other values");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Load 50 more")).click();
    assertThat(rows(page)).hasCount(100);
    page.getByLabel("Values that begin with").fill("user_10");
    assertThat(page.locator(".ranked-head [role=status]")).containsText("values");
    assertThat(page).hasURL(Pattern.compile("prefix=user_10"));
    assertThat(
            rows(page)
                .filter(new Locator.FilterOptions().setHasNotText(Pattern.compile("^user_10"))))
        .hasCount(0);
    assertThat(rows(page).first()).isVisible();
  }

  @Test
  void two_spellings_of_one_key_are_pointed_out_and_searched_together(Site site)
      throws IOException {
    Api api = site.workspace("two spellings");
    Logged logged = new Logged(Duration.ofHours(2));
    for (int i = 0; i < 6; i++) {
      ((ObjectNode) logged.add().path("metadata")).put(i < 4 ? "user_id" : "userId", "u" + i);
    }
    logged.in(api);
    Page page = site.signedIn(site.page(), "/metadata", api.key());
    Locator row =
        rows(page).filter(new Locator.FilterOptions().setHasText(Pattern.compile("^userId")));
    assertThat(row).containsText("Nearly the same as user_id");
    row.locator(".subject").getByText("userId").click();
    assertThat(page.locator(".key-warnings")).containsText("log it under one name");
    link(page.locator(".key-warnings"), "search for both").click();
    assertThat(page).hasURL(Pattern.compile("/requests\\?"));
    assertThat(page.locator("table.requests tbody tr")).hasCount(6);
    page.goBack();
    link(page.locator(".key-warnings"), "user_id").click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("user_id");
    assertThat(rows(page)).hasCount(4);
  }

  @Test
  void a_key_of_odd_characters_is_opened_and_filtered_by(Site site) throws IOException {
    Api api = site.workspace("odd keys");
    Logged logged = new Logged(Duration.ofHours(2));
    ((ObjectNode) logged.add().path("metadata")).put(ODD_KEY, "a \"b\"\n\\c");
    ((ObjectNode) logged.add().path("metadata")).put(ODD_KEY, Site.MARKUP);
    ((ObjectNode) logged.add().path("metadata")).put("..", "up");
    logged.in(api);
    Page page = site.signedIn(site.page(), "/metadata", api.key());
    link(page.locator(".ranked"), ODD_KEY).click();
    Locator heading = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    assertThat(heading).hasText(ODD_KEY);
    assertThat(rows(page)).hasCount(2);
    page.reload();
    assertThat(heading).hasText(ODD_KEY);
    assertThat(row(page, Site.MARKUP)).hasCount(1);
    assertThat(page.locator("img")).hasCount(0);
    row(page, "\\c").getByRole(AriaRole.BUTTON).click();
    choose(page, "Filter for");
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText("\\c");
    page.goBack();
    row(page, Site.MARKUP).getByRole(AriaRole.BUTTON).click();
    choose(page, "Exclude");
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText("\\c");
    link(page.locator(".key-head"), "Metadata keys").click();
    page.locator("#query").fill("");
    page.keyboard().press("Enter");
    link(page.locator(".ranked"), "..").click();
    assertThat(heading).hasText("..");
    assertThat(row(page, "up")).hasCount(1);
  }

  @Test
  void what_has_no_key_or_no_request_says_what_to_do(Site site) throws IOException {
    Api api = site.workspace("no metadata");
    Logged logged = new Logged(Duration.ofHours(2));
    logged.add();
    logged.in(api);
    Page page = site.signedIn(site.page(), "/metadata", api.key());
    assertThat(page.locator(".empty")).containsText("none has metadata");
    page.navigate("/metadata?key=nothing");
    assertThat(page.locator(".empty")).containsText("No request here has the key nothing");
    page.navigate("/metadata?from=now-15m");
    assertThat(page.locator(".empty")).containsText("No request matches");
  }
}
