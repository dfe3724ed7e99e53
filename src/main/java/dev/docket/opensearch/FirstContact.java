package dev.docket.opensearch;

import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Tells an engine that is not there yet from one that will never do: its certificate is not to be
/// trusted, or it does not know Docket.
///
/// At the start only. A certificate that runs out while Docket runs is an engine that is away, and
/// comes back.
public final class FirstContact {

  /// What the engine's client makes of 401 and 403.
  private static final Set<String> NO_ENTRY = Set.of("Unauthorized access", "Forbidden access");

  private FirstContact() {}

  /// Calls the engine once.
  ///
  /// @throws RefusedEngineException when calling again cannot help; an engine that does not answer
  ///   yet is no error
  public static void with(Engine engine) {
    try {
      var _ = engine.probe("/", Map.of());
    } catch (IOException e) {
      if (causes(e).anyMatch(cause -> NO_ENTRY.contains(said(cause)))) {
        throw new RefusedEngineException(
            "the engine does not let Docket in: check DOCKET_OPENSEARCH_USERNAME and"
                + " DOCKET_OPENSEARCH_PASSWORD",
            e);
      }
      refusedCertificate(e)
          .ifPresent(why -> {
            throw new RefusedEngineException("DOCKET_OPENSEARCH_URL: " + why, e);
          });
    }
  }

  private static Optional<String> refusedCertificate(IOException failure) {
    if (causes(failure).noneMatch(SSLException.class::isInstance)) {
      return Optional.empty();
    }
    if (causes(failure).anyMatch(CertificateExpiredException.class::isInstance)) {
      return Optional.of("the engine's certificate has expired; renew it");
    }
    if (causes(failure).anyMatch(FirstContact::isAboutTheHost)) {
      return Optional.of(
          "the engine's certificate is for another host; use a name that is in it, or issue one for"
              + " this host");
    }
    if (causes(failure).anyMatch(cause -> said(cause).contains("PKIX path"))) {
      return Optional.of(
          "the engine's certificate is signed by nobody who is trusted; name its authority's"
              + " certificate in DOCKET_OPENSEARCH_CA_FILE");
    }
    return Optional.of("no TLS with the engine: " + said(failure).lines().findFirst().orElse(""));
  }

  private static boolean isAboutTheHost(Throwable cause) {
    return cause instanceof SSLPeerUnverifiedException
        || said(cause).startsWith("No subject alternative")
        || said(cause).startsWith("No name matching");
  }

  private static String said(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20);
  }
}
