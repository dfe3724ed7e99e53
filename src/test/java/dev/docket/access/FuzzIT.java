package dev.docket.access;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// In the long form: more calls, of several seeds.
@Tag("soak")
@ParameterizedClass
@ValueSource(longs = {2, 3, 4, 5})
final class FuzzIT extends Fuzz {

  FuzzIT(long seed) {
    super(seed, Integer.getInteger("fuzz.calls", 5_000));
  }
}
