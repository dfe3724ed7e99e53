/// What is stored and how it is laid out: templates, partitions, documents, terms.
@NullMarked
package dev.docket.opensearch.schema;

import org.jspecify.annotations.NullMarked;
