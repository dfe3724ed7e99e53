/// Prompt templates and their versions in an index of their own.
@NullMarked
package dev.docket.opensearch.prompts;

import org.jspecify.annotations.NullMarked;
