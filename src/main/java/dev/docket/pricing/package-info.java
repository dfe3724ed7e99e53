/// What a request cost: its tokens times a dated price table. Pure; depends on `requests`, `json`
/// and `problem`.
@NullMarked
package dev.docket.pricing;

import org.jspecify.annotations.NullMarked;
