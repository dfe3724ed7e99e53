package dev.docket.requests;

import org.jspecify.annotations.Nullable;

/// One value of a key/value object after flattening.
///
/// @param key dotted path, `user.id`
/// @param text the value as text: strings as they are, all else as JSON
/// @param number the value when it is a JSON number, or a string that is exactly one, and finite
public record Leaf(String key, String text, @Nullable Double number) {}
