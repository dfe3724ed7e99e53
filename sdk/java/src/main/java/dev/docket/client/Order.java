package dev.docket.client;

/** Which end comes first. */
public enum Order {
  /** The smallest first. */
  ASCENDING("asc"),
  /** The largest first. */
  DESCENDING("desc");

  private final String word;

  Order(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
