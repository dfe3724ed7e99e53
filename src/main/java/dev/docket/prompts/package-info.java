/// Prompt templates: their versions, the labels that say which version is released, and what a
/// program is given to call a model with.
@NullMarked
package dev.docket.prompts;

import org.jspecify.annotations.NullMarked;
