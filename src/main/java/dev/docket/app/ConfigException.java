package dev.docket.app;

/// A setting that cannot be used; the message is one line that names it and says what is allowed.
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConfigException(String message) {
    super(message);
  }

  ConfigException(Setting setting, String given) {
    super("%s is '%s', but must be %s".formatted(setting.variable(), given, setting.allowed()));
  }
}
