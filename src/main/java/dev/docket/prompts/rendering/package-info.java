/// From a prompt template and variables to texts: f-strings, jinja2, placeholders, media, tools and
/// snippets. Pure, and a part of a feature: sees `problem` and `json`, not even the registry around
/// it.
@NullMarked
package dev.docket.prompts.rendering;

import org.jspecify.annotations.NullMarked;
