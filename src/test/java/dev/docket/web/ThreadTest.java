package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Requests of one session, as the one conversation that they are.
@WebTest
class ThreadTest {

  private static final int TURNS = 4;
  private static final Duration GAP = Duration.ofMinutes(1);

  private static Instant tenMinutesAgo() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
  }

  /// Logs a session whose requests send all that was said before, a minute apart; the last one
  /// fails.
  ///
  /// @return the id of the last request
  private static long session(Api api, Instant start) throws IOException {
    List<JsonNode> history = new ArrayList<>(List.of(Chats.message("system", "Be brief.")));
    long last = 0;
    for (int i = 1; i <= TURNS; i++) {
      history.add(Chats.message("user", "Question " + i));
      JsonNode answer = Chats.message("assistant", "Answer " + i);
      ObjectNode body = Chats.request(start.plus(GAP.multipliedBy(i - 1)), history, answer);
      body.putObject("metadata").put("session_id", "s-1");
      if (i == TURNS) {
        body.put("status", "ERROR").put("error_type", "PROVIDER_TIMEOUT");
        body.put("error_message", "no answer in time");
        body.withObject("output").putArray("messages");
      }
      last = Chats.log(api, body);
      history.add(answer);
    }
    return last;
  }

  @Test
  void a_session_is_read_from_the_first_question_to_the_last(Site site) throws IOException {
    Api api = site.workspace("threads");
    long last = session(api, tenMinutesAgo());
    Page page = site.signedIn(site.page(), "/requests/" + last, api.key());
    page.locator("#metadata")
        .getByText("s-1", new Locator.GetByTextOptions().setExact(true))
        .click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Open thread")).click();
    Site.settled(page);
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Thread of session_id s-1");
    assertThat(page.locator(".thread-head .totals"))
        .hasText("4 requests · 1 error · 3 min 0 s from first to last · 4,000 → 80 tokens · $0.04");

    Locator entries = page.locator(".entry");
    assertThat(entries).hasCount(TURNS);
    assertThat(entries.nth(0).locator(".turn")).hasCount(3);
    assertThat(entries.nth(2).locator(".turn")).hasCount(2);
    assertThat(entries.nth(2)).containsText("5 earlier messages");
    assertThat(entries.nth(2)).containsText("Question 3");
    assertThat(entries.nth(2)).not().containsText("Question 2");
    entries.nth(2).getByText("5 earlier messages").click();
    assertThat(entries.nth(2)).containsText("Question 2");
    assertThat(entries.nth(3)).containsText("PROVIDER_TIMEOUT: no answer in time");

    page.keyboard().press("j");
    assertThat(page.locator(".drawer")).containsText("Question 1");
    page.keyboard().press("Escape");
    page.getByText("Back to the list").click();
    assertThat(page.locator("table.requests tbody tr")).hasCount(TURNS);
  }

  @Test
  void what_lies_outside_of_the_time_is_counted_and_one_click_away(Site site) throws IOException {
    Api api = site.workspace("threads of another time");
    Instant start = tenMinutesAgo();
    session(api, start);
    String address =
        "/requests?view=thread&query=metadata.session_id:s-1&from="
            + start.plus(GAP.multipliedBy(2));
    Page page = site.signedIn(site.page(), address, api.key());
    assertThat(page.locator(".entry")).hasCount(2);
    page.getByText("2 more at other times").click();
    assertThat(page.locator(".entry")).hasCount(TURNS);
  }

  @Test
  void the_requests_of_a_trace_are_a_thread(Site site) throws IOException {
    Api api = site.workspace("traced");
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Instant start = tenMinutesAgo();
    long last = 0;
    for (String span : List.of("00f067aa0ba902b7", "00f067aa0ba902b8")) {
      ObjectNode body =
          Chats.request(
              start,
              List.of(Chats.message("user", "In span " + span)),
              Chats.message("assistant", "Yes."));
      last = Chats.log(api, body.put("span_id", span));
      ObjectNode spans = Json.object();
      ObjectNode given = spans.putArray("spans").addObject().put("name", "step");
      given.putObject("context").put("trace_id", trace).put("span_id", span);
      given.put("start_time", 1_795_457_045_000_000_000L);
      given.put("end_time", 1_795_457_046_000_000_000L);
      assertThat(api.post("/spans-bulk?wait_for=searchable", spans).status()).isEqualTo(201);
    }
    Page page = site.signedIn(site.page(), "/requests/" + last, api.key());
    page.locator(".strip").getByText(trace).click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Open thread")).click();
    Site.settled(page);
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Thread of trace_id " + trace);
    assertThat(page.locator(".entry")).hasCount(2);
  }

  @Test
  void a_thread_without_requests_says_so(Site site) throws IOException {
    Api api = site.workspace("no threads");
    String address = "/requests?view=thread&query=metadata.session_id:nobody";
    Page page = site.signedIn(site.page(), address, api.key());
    assertThat(page.getByText("No request of this thread in this time")).isVisible();
  }
}
