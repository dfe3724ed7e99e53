package dev.docket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A journey through the web interface. Its methods get the [Site], which all journeys of a run
/// share; each begins with nobody signed in.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WebTest.Journeys.class)
@interface WebTest {

  final class Journeys implements ParameterResolver, AfterEachCallback {

    private static final Path FAILED = Path.of("target/web-tests/failed");

    private static Site site(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(WebTest.class))
          .computeIfAbsent(Site.class, key -> Site.on(folder()), Site.class);
    }

    private static Path folder() {
      try {
        Path target = Files.createDirectories(Path.of("target/web-tests"));
        return Files.createTempDirectory(target, "data");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return site(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
      Site site = site(context);
      if (context.getExecutionException().isPresent()) {
        site.keep(FAILED.resolve(context.getRequiredTestMethod().getName() + ".png"));
        site.leave();
        return;
      }
      List<String> complaints = site.leave();
      assertThat(complaints).as("what the pages complained of").isEmpty();
    }
  }
}
