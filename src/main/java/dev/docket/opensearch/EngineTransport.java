package dev.docket.opensearch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/// Builds the HTTP client for an [EngineAddress].
final class EngineTransport {

  private static final int CONNECTIONS_PER_HOST = 64;
  private static final Timeout CONNECT = Timeout.ofSeconds(2);

  private EngineTransport() {}

  static OpenSearchTransport to(EngineAddress address, Duration patience) {
    HttpHost[] hosts = address.hosts().stream().map(EngineTransport::host).toArray(HttpHost[]::new);
    ApacheHttpClient5TransportBuilder builder =
        ApacheHttpClient5TransportBuilder.builder(hosts)
            .setMapper(new JacksonJsonpMapper())
            .setHttpClientConfigCallback(client -> configure(client, address, hosts, patience));
    if (address.token() != null) {
      builder.setDefaultHeaders(
          new Header[] {new BasicHeader(EngineAddress.TOKEN_HEADER, address.token())});
    }
    return builder.build();
  }

  private static HttpHost host(URI uri) {
    int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    return new HttpHost(uri.getScheme(), uri.getHost(), port);
  }

  private static HttpAsyncClientBuilder configure(
      HttpAsyncClientBuilder client, EngineAddress address, HttpHost[] hosts, Duration patience) {
    PoolingAsyncClientConnectionManagerBuilder connections =
        PoolingAsyncClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
            .setMaxConnTotal(CONNECTIONS_PER_HOST * hosts.length)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(Timeout.of(patience))
                    .build());
    if (address.caFile() != null) {
      connections.setTlsStrategy(
          ClientTlsStrategyBuilder.create()
              .setSslContext(trusting(address.caFile()))
              .setHostVerificationPolicy(HostnameVerificationPolicy.BOTH)
              .setHostnameVerifier(new DefaultHostnameVerifier())
              .buildAsync());
    }
    client.setConnectionManager(connections.build());
    // It would wait a second and send a refused bulk again behind the writer's back.
    client.disableAutomaticRetries();
    // On one machine or one network, packing a page of results takes longer than sending it.
    client.disableContentCompression();
    if (address.username() != null && address.password() != null) {
      BasicCredentialsProvider credentials = new BasicCredentialsProvider();
      for (HttpHost host : hosts) {
        credentials.setCredentials(
            new AuthScope(host),
            new UsernamePasswordCredentials(address.username(), address.password().toCharArray()));
      }
      client.setDefaultCredentialsProvider(credentials);
    }
    return client;
  }

  private static SSLContext trusting(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int i = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca" + i++, certificate);
      }
      if (i == 0) {
        throw new UnreadableCertificatesException(pem);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new UnreadableCertificatesException(pem, e);
    }
  }
}
