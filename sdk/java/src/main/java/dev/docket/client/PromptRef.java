package dev.docket.client;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which version of which prompt.
 *
 * @param name the prompt's name
 * @param version the number; empty for the newest or the labelled one
 * @param label the release label; empty for the newest or the numbered one
 */
public record PromptRef(String name, OptionalInt version, Optional<String> label) {

  /** The newest version. */
  public static PromptRef latest(String name) {
    return new PromptRef(name, OptionalInt.empty(), Optional.empty());
  }

  /** The version of a number. */
  public static PromptRef version(String name, int version) {
    return new PromptRef(name, OptionalInt.of(version), Optional.empty());
  }

  /** The version that has a release label. */
  public static PromptRef labelled(String name, String label) {
    return new PromptRef(name, OptionalInt.empty(), Optional.of(label));
  }
}
