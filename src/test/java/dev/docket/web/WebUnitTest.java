package dev.docket.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The tests of the web interface's modules, in `src/main/web/test`: each runs in a real browser.
@WebTest
class WebUnitTest {

  private static final Path WEB = Path.of("src/main/web");
  private static final Path SCRIPT = Path.of("target/web-tests/unit-tests.js").toAbsolutePath();

  /// Where the browser believes that it has the tests from.
  private static final String ADDRESS = "/unit-tests";

  @TestFactory
  Stream<DynamicTest> modules(Site site) throws IOException, InterruptedException {
    bundle();
    Page page = site.page();
    page.route(
        "**" + ADDRESS,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody("<script type=module src=" + ADDRESS + ".js></script>")));
    page.route(
        "**" + ADDRESS + ".js",
        route ->
            route.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setPath(SCRIPT)));
    page.navigate(ADDRESS);
    page.waitForFunction("window.unitTests");
    List<?> names = (List<?>) page.evaluate("unitTests.names");
    assertThat(names).isNotEmpty();
    return names.stream()
        .map(Object::toString)
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () ->
                    assertThat(page.evaluate("name => unitTests.run(name)", name))
                        .as(name)
                        .isNull()));
  }

  private static void bundle() throws IOException, InterruptedException {
    Files.createDirectories(SCRIPT.getParent());
    Process node =
        new ProcessBuilder("node", WEB.resolve("unit-tests.mjs").toString(), SCRIPT.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as("%s", said).isZero();
  }
}
