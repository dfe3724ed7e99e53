/// What a model is called with: from a prompt template and a model to the keyword arguments that
/// the provider's own client library takes. Pure. Depends on `json`.
@NullMarked
package dev.docket.prompts.llm;

import org.jspecify.annotations.NullMarked;
