package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;

/** Which requests. */
public final class Selection extends Selecting<Selection> {

  private Selection(ObjectNode body) {
    super(body);
  }

  /** All requests of the API key's workspace. */
  public static Selection all() {
    return new Selection(Json.object());
  }

  @Override
  Selection of(ObjectNode more) {
    return new Selection(more);
  }
}
