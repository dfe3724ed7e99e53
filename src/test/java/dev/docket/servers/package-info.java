/// Several servers beside one engine.
package dev.docket.servers;
