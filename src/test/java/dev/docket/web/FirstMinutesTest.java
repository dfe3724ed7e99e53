package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.cli.demo.DemoTraffic;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A workspace without a request: the way to the first one.
@WebTest
class FirstMinutesTest {

  @Test
  void an_empty_workspace_says_how_to_fill_it_and_opens_the_first_request(Site site)
      throws IOException {
    String key = site.key("first minutes", "admin");
    Page page = site.signedIn(site.page(), "/requests", key);
    assertThat(page.getByText("No request has been logged here yet")).isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy the curl example"))
        .click();
    assertThat((String) page.evaluate("navigator.clipboard.readText()"))
        .contains("curl -s " + site.base() + "/log-request")
        .contains("$DOCKET_API_KEY");
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("curl")).focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("PROMPTLAYER_BASE_URL");

    Api api = Api.at(site.base(), key);
    long id =
        api.post("/log-request", new DemoTraffic(3, Instant.now()).next())
            .json()
            .path("id")
            .longValue();
    assertThat(page.locator("tr[data-id='" + id + "'][aria-selected=true]")).isVisible();
    assertThat(page.getByRole(AriaRole.COMPLEMENTARY).last()).containsText("Conversation");
  }
}
