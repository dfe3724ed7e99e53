package dev.docket.prompts.rendering;

import com.hubspot.jinjava.objects.PyWrapper;
import com.hubspot.jinjava.util.HasObjectTruthValue;

/// Python's None. Java's null is what jinja2 calls undefined, which prints as nothing.
final class None implements PyWrapper, HasObjectTruthValue {

  static final None NONE = new None();

  private None() {}

  @Override
  public boolean getObjectTruthValue() {
    return false;
  }

  @Override
  public String toString() {
    return "None";
  }
}
