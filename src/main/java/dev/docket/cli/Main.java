package dev.docket.cli;

import dev.docket.app.Setting;
import dev.docket.app.Version;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The command line.
@Command(
    name = "docket",
    description = "A self-hosted request log for LLM applications.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionLine.class,
    subcommands = {
      Serve.class,
      Demo.class,
      Keys.class,
      Backup.class,
      Doctor.class,
      Retention.class,
      Restore.class,
      Train.class,
      CommandLine.HelpCommand.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
      command.getErr().println("docket: " + Explanation.of(failure));
      return 1;
    });
    commandLine.getCommandSpec().usageMessage().footer(settings());
    return commandLine;
  }

  private static String[] settings() {
    String table =
        Setting.ALL.stream()
            .map(setting ->
                "  %-28s %s%s%n"
                    .formatted(
                        setting.variable(),
                        setting.meaning(),
                        setting.fallback().isEmpty() ? "" : " [%s]".formatted(setting.fallback())))
            .collect(Collectors.joining());
    return new String[] {"", "Settings are environment variables:", table};
  }

  /// `docket 0.7.0`.
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"docket " + Version.current()};
    }
  }
}
