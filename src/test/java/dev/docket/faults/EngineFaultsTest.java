package dev.docket.faults;

import java.time.Duration;

/// In a short form: the engine is away until somebody has waited for nothing.
class EngineFaultsTest extends EngineFaults {

  EngineFaultsTest() {
    super(Duration.ZERO, 60);
  }
}
