package dev.docket.cli;

import dev.docket.app.App;
import dev.docket.app.Config;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs the server until it is told to stop.
@Command(
    name = "serve",
    description = "Run the server. Settings come from the environment.",
    mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = Config.from(System.getenv());
    App app = App.start(config, Clock.systemUTC());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("docket-stop")
                .unstarted(() -> {
                  app.close();
                  stopped.countDown();
                }));
    announce(config, app);
    stopped.await();
    return 0;
  }

  private void announce(Config config, App app) {
    PrintWriter out = spec.commandLine().getOut();
    String address = "http://%s:%d".formatted(reachable(config.host()), app.port());
    out.println("Docket listens on " + address);
    app.firstKey().ifPresent(key -> FirstSteps.print(out, address, key));
    out.flush();
  }

  /// The host as it stands in a URL.
  private static String reachable(String host) {
    return switch (host) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::" -> "[::1]";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }
}
