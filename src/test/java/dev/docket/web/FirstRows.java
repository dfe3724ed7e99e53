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

  /// Goes to an address, and stays until everything on the page has come: what is left to be
  /// counted would delay the next visit.
  public double millis(String address) {
    page.navigate(address);
    double millis = ((Number) page.evaluate("firstRows")).doubleValue();
    page.locator("main#main[aria-busy=false]").waitFor();
    return millis;
  }
}
