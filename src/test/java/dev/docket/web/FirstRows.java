package dev.docket.web;

import com.microsoft.playwright.Page;

/// How long it takes from an address to the paint of the first rows of its table.
public final class FirstRows {

  /// From the start of the navigation, script and styles from the server included.
  private static final String WATCH =
      """
      window.firstRows = new Promise((painted, failed) => {
        setTimeout(() => failed(new Error("no rows within 30 s")), 30000);
        new MutationObserver((_, me) => {
          if (document.querySelector('tbody tr[data-id]')) {
            me.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => painted(performance.now())));
          }
        }).observe(document, { childList: true, subtree: true });
      });
      """;

  private final Page page;

  private FirstRows(Page page) {
    this.page = page;
  }

  /// Watches a page from its next visit on.
  public static FirstRows of(Page page) {
    page.addInitScript(WATCH);
    return new FirstRows(page);
  }

  /// Goes to an address and waits.
  public double millis(String address) {
    page.navigate(address);
    return ((Number) page.evaluate("firstRows")).doubleValue();
  }
}
