package dev.docket.http;

/// How the server listens.
///
/// @param port 0 for any that is free
/// @param maxBodyBytes after inflation
/// @param version as shown by `/health/ready`
public record HttpSettings(
    String host, int port, int maxBodyBytes, String version, TrustedProxies trustedProxies) {}
