package dev.docket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.RunningApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk with less room than is asked for: the limit is set above what is free, and back. That
/// writes go on by themselves when there is room again is in BulkRoundTest, and with a disk that is
/// really full in FullDiskIT.
class LowDiskTest {

  private static final Traffic.Mix MIX = new Traffic.Mix(2, 2, 1, Duration.ofMillis(20));
  private static final String MORE_THAN_THERE_IS = Long.toString(1L << 49);

  @TempDir private Path data;

  private RunningApp started(String minimum) {
    return RunningApp.with(
        Map.of("DOCKET_DATA_DIR", data.toString(), "DOCKET_MIN_FREE_DISK", minimum));
  }

  @Test
  void writes_are_refused_with_the_reason_reads_go_on_and_nothing_is_lost() throws Exception {
    Ledger ledger = new Ledger("low disk");
    try (RunningApp app = started("256MiB")) {
      Traffic before = Traffic.start(ledger, app.api(), "before", MIX);
      Await.until("some are acknowledged", () -> ledger.writes() > 100);
      before.stop();
      before.sendAgain(app.api());
    }
    Traffic during;
    try (RunningApp app = started(MORE_THAN_THERE_IS)) {
      Api api = app.api();
      int acknowledged = ledger.writes();
      during = Traffic.start(ledger, api, "during", MIX);
      Await.until("some are refused", () -> ledger.refusals() > 100);
      during.stop();
      assertThat(ledger.writes()).isEqualTo(acknowledged);
      Api.Answer refused = api.post("/log-request", Traffic.log("low disk", "one more"));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().path("message").textValue()).contains("DOCKET_MIN_FREE_DISK");
      assertThat(refused.retryAfter()).hasValue(10);
      Api.Answer ready = api.get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().at("/checks/disk").textValue()).contains("DOCKET_MIN_FREE_DISK");
      assertThat(api.withMetadata(Ledger.RUN, "low disk")).isNotEmpty();
    }
    try (RunningApp app = started("256MiB")) {
      during.sendAgain(app.api());
      ledger.verify(app.api());
    }
  }
}
