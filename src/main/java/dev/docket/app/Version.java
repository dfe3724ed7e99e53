package dev.docket.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Docket this is.
public final class Version {

  private Version() {}

  /// The version of the POM, `0.7.0`.
  public static String current() {
    try (InputStream in = Version.class.getResourceAsStream("/docket-version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
