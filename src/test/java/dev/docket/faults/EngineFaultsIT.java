package dev.docket.faults;

import java.time.Duration;
import org.junit.jupiter.api.Tag;

/// In the long form: the engine is away for half a minute.
@Tag("soak")
class EngineFaultsIT extends EngineFaults {

  EngineFaultsIT() {
    super(Duration.ofSeconds(Long.getLong("soak.seconds", 30)), 1_000);
  }

  @Override
  void seen(Ledger ledger) {
    System.out.println(ledger);
  }
}
