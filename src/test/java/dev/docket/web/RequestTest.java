package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// One request: read, annotated, handed on.
@WebTest
class RequestTest {

  private static final String WORKSPACE = "one request";

  private static Page open(Site site, Api api, long id) {
    return site.signedIn(site.page(), "/requests/" + id, api.key());
  }

  private static ObjectNode greeting() {
    return Chats.request(
        Instant.now(),
        List.of(Chats.message("user", "Good morning")),
        Chats.message("assistant", "Good morning to you"));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator pair(Page page, String key) {
    return page.locator("#metadata tr")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.ROWHEADER,
                        new Page.GetByRoleOptions().setName(key).setExact(true))));
  }

  private static void choose(Page page, String choice) {
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(choice)).click();
  }

  private static String clipboard(Page page) {
    return (String) page.evaluate("navigator.clipboard.readText()");
  }

  private static JsonNode metadata(Api api, long id) throws IOException {
    return api.get("/api/public/v2/requests/" + id).json().get("metadata");
  }

  @Test
  void a_conversation_is_read_with_its_tool_calls_images_and_json(Site site) throws IOException {
    Api api = site.workspace(WORKSPACE);
    ObjectNode asked = Chats.message("user", "Where is parcel 7, dear {tone} shop?");
    asked
        .withArray("content")
        .addObject()
        .put("type", "image_url")
        .putObject("image_url")
        .put("url", "https://example.com/parcel.png");
    JsonNode call =
        Json.parse(
            """
            {"role": "assistant", "content": [], "tool_calls": [{"id": "c1", "type": "function",
             "function": {"name": "track_parcel", "arguments": "{\\"parcel\\": 7}"}}]}
            """
                .getBytes(UTF_8));
    ObjectNode result = Chats.message("tool", "{\"place\": \"Leipzig\"}").put("tool_call_id", "c1");
    ObjectNode body =
        Chats.request(
            Instant.now(),
            List.of(Chats.message("system", "Be brief."), asked, call, result),
            Chats.message("assistant", "It is in Leipzig."));
    body.put("prompt_name", "parcels");
    body.putObject("prompt_input_variables").put("tone", "friendly");
    Page page = open(site, api, Chats.log(api, body));

    Locator turns = page.locator(".turn");
    assertThat(turns).hasCount(5);
    assertThat(turns.nth(0)).containsText("Be brief.");
    assertThat(turns.nth(1).locator("mark")).hasText("{tone}");
    assertThat(turns.nth(1).getByRole(AriaRole.LINK))
        .hasAttribute("href", "https://example.com/parcel.png");
    turns.nth(2).getByText("calls track_parcel").click();
    assertThat(turns.nth(2).locator(".code")).containsText("\"parcel\": 7");
    assertThat(turns.nth(3)).containsText("tool · track_parcel");
    assertThat(turns.nth(3).locator(".code")).containsText("\"place\": \"Leipzig\"");
    assertThat(turns.nth(4)).containsText("answer");
    assertThat(page.locator(".strip")).containsText("1,000 → 20");
    assertThat(page.locator(".strip")).containsText("$0.01 as logged");
    assertThat(page.getByLabel("Variables")).containsText("friendly");
  }

  @Test
  void metadata_are_added_with_completion_edited_removed_and_brought_back(Site site)
      throws IOException {
    Api api = site.workspace(WORKSPACE);
    ObjectNode other = greeting();
    other.putObject("metadata").put("customer_id", "acme-7");
    Chats.log(api, other);
    ObjectNode body = greeting();
    body.putObject("metadata").put("number", "42");
    long id = Chats.log(api, body);
    Page page = open(site, api, id);

    page.getByLabel("New key").fill("customer");
    page.getByRole(AriaRole.OPTION)
        .filter(new Locator.FilterOptions().setHasText("customer_id"))
        .waitFor();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.keyboard().press("Enter");
    page.getByLabel("New value").fill("acme-8");
    page.keyboard().press("Enter");
    assertThat(pair(page, "customer_id")).containsText("acme-8");

    button(page, "Edit number").click();
    page.keyboard().type("43");
    page.keyboard().press("Enter");
    assertThat(pair(page, "number")).containsText("43");
    assertThat(page.locator(".toast")).containsText("number saved");
    assertThat(metadata(api, id).get("number").isTextual()).isTrue();

    button(page, "Remove customer_id").click();
    assertThat(pair(page, "customer_id")).hasCount(0);
    assertThat(page.locator(".toast")).containsText("customer_id removed");
    page.keyboard().press("u");
    assertThat(pair(page, "customer_id")).containsText("acme-8");
    page.reload();
    assertThat(pair(page, "customer_id")).containsText("acme-8");
    assertThat(pair(page, "number")).containsText("43");
  }

  @Test
  void an_edit_that_fails_keeps_the_text_and_says_why(Site site) throws IOException {
    Api api = site.workspace(WORKSPACE);
    ObjectNode body = greeting();
    body.putObject("metadata").put("plan", "free");
    long id = Chats.log(api, body);
    Page page = open(site, api, id);
    page.route("**/rest/track-metadata", Route::abort);
    button(page, "Edit plan").click();
    page.keyboard().type("paid");
    page.keyboard().press("Enter");
    assertThat(page.getByLabel("Value of plan")).hasValue("paid");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be reached");
    page.unroute("**/rest/track-metadata");
    page.getByLabel("Value of plan").press("Enter");
    assertThat(page.locator(".toast")).containsText("plan saved");
    assertThat(pair(page, "plan")).containsText("paid");
    assertThat(metadata(api, id).get("plan").textValue()).isEqualTo("paid");
    site.expectComplaints("ERR_FAILED");
  }

  @Test
  void a_number_stays_a_number_and_a_text_is_never_taken_for_one(Site site) throws IOException {
    Api api = site.workspace(WORKSPACE);
    ObjectNode body = greeting();
    body.putObject("metadata").put("age", 42).put("zip", "04109");
    long id = Chats.log(api, body);
    Page page = open(site, api, id);
    assertThat(pair(page, "age")).isVisible();
    page.keyboard().press("e");
    page.getByLabel("Value of age").fill("forty");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("This is not JSON");
    page.getByLabel("Value of age").fill("43");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    assertThat(page.getByLabel("Value of zip")).isFocused();
    page.keyboard().type("04107");
    page.keyboard().press("Shift+Tab");
    assertThat(page.getByLabel("Value of age")).isFocused();
    page.keyboard().type("44");
    page.keyboard().press("Escape");
    assertThat(pair(page, "age")).containsText("43");
    assertThat(pair(page, "zip")).containsText("04107");
    page.reload();
    assertThat(pair(page, "age")).containsText("43");
    assertThat(metadata(api, id).get("age").isNumber()).isTrue();
    assertThat(metadata(api, id).get("zip").textValue()).isEqualTo("04107");
  }

  @Test
  void a_value_that_somebody_else_has_changed_is_told_where_it_is_edited(Site site)
      throws IOException {
    Api api = site.workspace(WORKSPACE);
    ObjectNode body = greeting();
    body.putObject("metadata").put("state", "new");
    long id = Chats.log(api, body);
    Page page = open(site, api, id);
    ObjectNode change = Json.object().put("request_id", id);
    change.putObject("metadata").put("state", "closed");
    api.post("/rest/track-metadata", change);
    button(page, "Edit state").click();
    assertThat(page.getByText("Meanwhile it became closed.")).isVisible();
    button(page, "Keep that").click();
    assertThat(pair(page, "state")).containsText("closed");
  }

  @Test
  void tags_and_scores_are_edited_where_they_stand(Site site) throws IOException {
    Api api = site.workspace(WORKSPACE);
    ObjectNode body = greeting().put("score_name", "quality").put("score", 40);
    body.putArray("tags").add("old");
    Page page = open(site, api, Chats.log(api, body));
    button(page, "Remove tag old").click();
    assertThat(page.locator(".tag")).hasCount(0);
    page.getByLabel("New tag").fill("reviewed");
    page.keyboard().press("Enter");
    assertThat(page.locator(".tag")).hasText("reviewed");
    button(page, "Edit score quality").click();
    page.keyboard().type("140");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("from 0 to 100");
    page.getByLabel("Score quality, from 0 to 100").fill("90");
    page.keyboard().press("Enter");
    assertThat(page.locator(".toast")).containsText("Score quality saved");
    page.reload();
    assertThat(page.locator("#scores")).containsText("90");
    assertThat(page.locator(".tag")).hasText("reviewed");
  }

  @Test
  void an_edit_beside_the_list_shows_in_the_row_and_the_focus_returns_to_it(Site site)
      throws IOException {
    Api api = site.workspace(WORKSPACE + " beside the list");
    for (String owner : List.of("anna", "ben", "cleo")) {
      ObjectNode body = greeting();
      body.putObject("metadata").put("owner", owner);
      Chats.log(api, body);
    }
    Page page = site.signedIn(site.page(), "/requests?from=now-1h&cols=metadata.owner", api.key());
    Locator rows = page.locator("table.requests tbody tr");
    page.keyboard().press("j");
    Locator drawer =
        page.getByRole(AriaRole.COMPLEMENTARY)
            .filter(new Locator.FilterOptions().setHas(page.locator(".request-head")));
    assertThat(pair(page, "owner")).containsText("cleo");
    assertThat(button(page, "Previous request")).isDisabled();
    button(page, "Next request").click();
    assertThat(pair(page, "owner")).containsText("ben");
    button(page, "Edit owner").click();
    page.keyboard().type("dora");
    page.keyboard().press("Enter");
    assertThat(rows.nth(1)).containsText("dora");
    page.locator(".request-head time").click();
    page.keyboard().press("Enter");
    assertThat(drawer).isFocused();
    page.keyboard().press("Escape");
    assertThat(drawer).hasCount(0);
    assertThat(rows.nth(1).getByRole(AriaRole.LINK)).isFocused();
  }

  @Test
  void a_request_is_handed_on_as_a_link_as_json_and_as_a_command(Site site) throws IOException {
    Api api = site.workspace(WORKSPACE);
    long id = Chats.log(api, greeting());
    Page page = open(site, api, id);
    String origin = page.url().substring(0, page.url().indexOf("/requests"));
    page.keyboard().press("y");
    assertThat(page.locator(".toast")).containsText("Link copied");
    assertThat(clipboard(page)).isEqualTo(origin + "/requests/" + id);
    button(page, "Copy request").click();
    choose(page, "Copy JSON");
    assertThat(page.locator(".toast")).containsText("JSON copied");
    JsonNode copied = Json.parse(clipboard(page).getBytes(UTF_8));
    assertThat(copied.get("id").longValue()).isEqualTo(id);
    assertThat(copied.get("request"))
        .isEqualTo(api.get("/api/public/v2/requests/" + id).json().get("request"));
    button(page, "Copy request").click();
    choose(page, "Copy curl");
    assertThat(page.locator(".toast")).containsText("Command copied");
    assertThat(clipboard(page))
        .isEqualTo(
            "curl -sS '"
                + origin
                + "/api/public/v2/requests/"
                + id
                + "' -H \"X-API-KEY: $DOCKET_API_KEY\"");
  }

  @Test
  void a_value_leads_to_the_requests_that_have_it(Site site) throws IOException {
    Api api = site.workspace(WORKSPACE);
    ObjectNode body = greeting();
    body.putObject("metadata").put("shop", "Köln \"Mitte\"");
    long id = Chats.log(api, body);
    Page page = open(site, api, id);
    pair(page, "shop").getByText("Köln").click();
    choose(page, "Filter for");
    assertThat(page.locator("table.requests tbody tr")).hasCount(1);
    page.goBack();
    assertThat(pair(page, "shop")).isVisible();
    pair(page, "shop").getByText("Köln").click();
    choose(page, "Group by");
    assertThat(page).hasURL(Pattern.compile("/analytics\\?by=metadata.shop"));
  }

  @Test
  void a_megabyte_and_two_hundred_keys_stay_quick(Site site) throws IOException {
    Api api = site.workspace(WORKSPACE);
    List<ObjectNode> asked =
        IntStream.range(0, 60)
            .mapToObj(i -> Chats.message(i % 2 == 0 ? "user" : "assistant", "Turn " + i))
            .collect(Collectors.toCollection(ArrayList::new));
    asked.add(Chats.message("user", "All of it. ".repeat(100_000) + "The very end."));
    ObjectNode body = Chats.request(Instant.now(), asked, Chats.message("assistant", "Much."));
    ObjectNode metadata = body.putObject("metadata");
    for (int i = 0; i < 200; i++) {
      metadata.put("key_" + i, "value " + i);
    }
    Page page = open(site, api, Chats.log(api, body));
    assertThat(page.locator(".turn")).hasCount(16);
    assertThat(page.locator("#metadata tr")).hasCount(30);
    assertThat((int) page.evaluate("document.body.textContent.length")).isLessThan(20_000);
    page.getByText("messages between").click();
    assertThat(page.locator(".turn")).hasCount(62);
    page.getByText("more characters · Show all").click();
    assertThat(page.getByText("The very end.")).hasCount(1);
    page.getByLabel("Filter metadata").fill("VALUE 19");
    assertThat(page.locator("#metadata tr")).hasCount(11);
  }

  @Test
  void who_may_only_read_finds_nothing_to_edit(Site site) throws IOException {
    Api api = site.workspace(WORKSPACE);
    ObjectNode body = greeting();
    body.putObject("metadata").put("plan", "free");
    long id = Chats.log(api, body);
    Page page = site.signedIn(site.page(), "/requests/" + id, site.key(WORKSPACE, "read"));
    assertThat(pair(page, "plan")).containsText("free");
    page.keyboard().press("e");
    assertThat(page.locator(".facts").getByRole(AriaRole.COMBOBOX)).hasCount(0);
    assertThat(page.getByTitle("Edit")).hasCount(0);
    assertThat(page.getByTitle("Remove")).hasCount(0);
  }

  @Test
  void an_id_that_nobody_has_and_one_that_is_none_are_told_apart(Site site) throws IOException {
    Api api = site.workspace(WORKSPACE);
    Page page = open(site, api, 7);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("No request has this id");
    site.expectComplaints("404");
    page.navigate("/requests/no-number");
    assertThat(page.getByText("This is no request's id")).isVisible();
  }
}
