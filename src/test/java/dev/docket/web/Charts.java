package dev.docket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The charts of a page, as a hand moves over them.
final class Charts {

  private Charts() {}

  static Locator card(Page page, String title) {
    return page.locator(".chart-card", new Page.LocatorOptions().setHas(menuButton(page, title)));
  }

  private static Locator menuButton(Page page, String title) {
    return page.getByRole(
        AriaRole.BUTTON,
        new Page.GetByRoleOptions().setName(title + ": table, CSV, PNG").setExact(true));
  }

  /// Drags from one part of the width of a chart to another.
  static void drag(Page page, Locator card, double from, double to) {
    BoundingBox box = plot(card);
    double middle = box.y + box.height / 2;
    page.mouse().move(box.x + from * box.width, middle);
    page.mouse().down();
    page.mouse().move(box.x + to * box.width, middle, new Mouse.MoveOptions().setSteps(5));
    page.mouse().up();
  }

  static void hover(Page page, Locator card, double at) {
    BoundingBox box = plot(card);
    page.mouse().move(box.x + at * box.width - 1, box.y + box.height / 2);
    page.mouse().move(box.x + at * box.width, box.y + box.height / 2);
  }

  static void doubleClick(Page page, Locator card) {
    BoundingBox box = plot(card);
    page.mouse().dblclick(box.x + box.width / 2, box.y + box.height / 2);
  }

  private static BoundingBox plot(Locator card) {
    card.scrollIntoViewIfNeeded();
    return card.locator(".u-over").boundingBox();
  }

  static void choose(Page page, String title, String verb) {
    menuButton(page, title).click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(verb)).click();
  }

  /// The rows of a chart as a table: what stands first, and the numbers beside it.
  static Map<String, List<String>> table(Page page, String title) {
    choose(page, title, "Show as table");
    Locator rows = card(page, title).locator("tbody tr");
    assertThat(rows.first()).isVisible();
    Map<String, List<String>> table = new LinkedHashMap<>();
    for (Locator row : rows.all()) {
      table.put(row.locator("th").innerText(), row.locator("td").allInnerTexts());
    }
    return table;
  }

  static Path download(Page page, String title, String kind) {
    Download download = page.waitForDownload(() -> choose(page, title, "Download " + kind));
    return download.path();
  }

  /// The lines of a chart as comma-separated values, the first of them its heads.
  static List<List<String>> csv(Page page, String title) throws IOException {
    return Files.readString(download(page, title, "CSV"))
        .lines()
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }
}
