package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;

/** Asks which metadata keys are in use, and how. */
public final class KeyCatalogue extends Selecting<KeyCatalogue> {

  private KeyCatalogue(ObjectNode body) {
    super(body);
  }

  /** All keys, the most frequent first. */
  public static KeyCatalogue all() {
    return new KeyCatalogue(Json.object());
  }

  /** Only keys that begin so, in any case. */
  public KeyCatalogue prefix(String beginning) {
    return with("prefix", beginning);
  }

  /** How many keys, 1 to 100. */
  public KeyCatalogue limit(int keys) {
    return with("per_page", keys);
  }

  @Override
  KeyCatalogue of(ObjectNode more) {
    return new KeyCatalogue(more);
  }
}
