package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Everything that a page has found, as a file.
@WebTest
class ExportDialogTest {

  private static final String ADDRESS =
      "/requests?from=now-1d&query=metadata.plan:pro&cols=status,metadata.plan,metadata.team";

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static List<String> lines(Page page) throws IOException {
    Download download = page.waitForDownload(() -> button(page, "Download").press("Enter"));
    assertThat(page.getByText("The download has begun")).isVisible();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    return Files.readString(download.path(), StandardCharsets.UTF_8).lines().toList();
  }

  /// 230 requests, more than the list shows at once, and one that is not asked for.
  private static String workspace(Site site) throws IOException {
    Api api = site.workspace("exports");
    Logged logged = new Logged(Duration.ofHours(20));
    for (int i = 0; i < 230; i++) {
      logged.add().putObject("metadata").put("plan", "pro").put("team", "red").put("n", i);
    }
    logged.add().putObject("metadata").put("plan", "free");
    logged.in(api);
    return site.key("exports", "read");
  }

  @Test
  void everything_that_is_found_becomes_a_file_by_keyboard_alone(Site site) throws IOException {
    Page page = site.signedIn(site.page(), ADDRESS, workspace(site));
    assertThat(button(page, "Edit matching…")).hasCount(0);
    button(page, "Export…").press("Enter");
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("230 requests: all that the page asks for");
    List<String> json = lines(page);
    assertThat(json).hasSize(230);
    assertThat(Json.parse(json.getFirst().getBytes(StandardCharsets.UTF_8)).has("input_preview"))
        .isTrue();

    assertThat(button(page, "Export…")).isFocused();
    page.keyboard().press("Enter");
    page.getByLabel("CSV: a table for spreadsheets").check();
    page.getByLabel("Shown columns: plan, team").check();
    page.getByLabel("Beginnings of input and output").uncheck();
    List<String> table = lines(page);
    assertThat(table).hasSize(231);
    assertThat(table.getFirst()).endsWith("scores,metadata.plan,metadata.team,metadata_json");
  }

  @Test
  void nothing_is_exported_when_nothing_is_found(Site site) {
    Page page = site.signedIn("/requests?from=now-30d&query=metadata.nobody:1");
    button(page, "Export…").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("0 requests");
    assertThat(button(page, "Download")).isDisabled();
    page.keyboard().press("Escape");
    assertThat(button(page, "Export…")).isFocused();
  }
}
