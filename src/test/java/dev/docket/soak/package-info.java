/// Faults and load in their long form, on the package as it is shipped: `./mvnw -Psoak verify`.
package dev.docket.soak;
