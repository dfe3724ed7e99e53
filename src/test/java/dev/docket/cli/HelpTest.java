package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.app.Setting;
import dev.docket.app.Version;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine docket =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void help_lists_every_setting_with_its_meaning_and_default() {
    assertThat(docket.execute("--help")).isZero();
    for (Setting setting : Setting.ALL) {
      String fallback = setting.fallback().isEmpty() ? "" : "[" + setting.fallback() + "]";
      assertThat(unfolded(out.toString()))
          .contains(unfolded(setting.variable() + setting.meaning() + fallback));
    }
  }

  /// Long lines are folded to the width of the terminal, also within `./data`.
  private static String unfolded(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  void help_lists_every_command() {
    assertThat(docket.execute("--help")).isZero();
    docket
        .getSubcommands()
        .forEach((name, command) -> {
          if (!command.getCommandSpec().usageMessage().hidden()) {
            assertThat(out.toString()).contains("  " + name + " ");
          }
        });
  }

  @Test
  void version_is_one_line() {
    assertThat(docket.execute("--version")).isZero();
    assertThat(out.toString().strip()).isEqualTo("docket " + Version.current());
  }

  @Test
  void an_unknown_command_is_an_error_with_the_usage() {
    assertThat(docket.execute("sevre")).isNotZero();
    assertThat(err.toString()).contains("sevre");
  }
}
