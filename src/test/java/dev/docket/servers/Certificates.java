package dev.docket.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Authorities and what they have signed, made by the JDK's own keytool.
final class Certificates {

  private static final String PASSWORD = "only-for-tests";

  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
  }

  /// An authority.
  void authority(String name) {
    generate(name, "-ext", "bc:c", "-startdate", "-3d", "-validity", "30");
  }

  /// A server's certificate.
  ///
  /// @param host as keytool takes it, `IP:127.0.0.1`
  /// @param days how long it is valid, from two days ago
  void signed(String name, String authority, String host, int days) {
    // The signer has to be in the same store.
    copy(authority, name);
    generate(
        name,
        "-signer",
        authority,
        "-signerkeypass",
        PASSWORD,
        "-ext",
        "san=" + host,
        "-startdate",
        "-2d",
        "-validity",
        Integer.toString(days));
  }

  private void copy(String from, String to) {
    try {
      Files.copy(store(from), store(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private void generate(String name, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keystore", store(name).toString(), "-storepass", PASSWORD));
    command.addAll(List.of(more));
    try {
      Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The certificate of an authority as a PEM file.
  Path pem(String authority) {
    try {
      byte[] certificate = load(authority).getCertificate(authority).getEncoded();
      return Files.writeString(
          folder.resolve(authority + ".pem"),
          "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
              .formatted(Base64.getMimeEncoder().encodeToString(certificate)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a server shows its certificate with.
  SSLContext context(String name) {
    try {
      KeyStore own = load(name);
      for (String alias : List.of("trusted", "stranger")) {
        if (own.containsAlias(alias) && !alias.equals(name)) {
          own.deleteEntry(alias);
        }
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore load(String name) {
    try (InputStream in = Files.newInputStream(store(name))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
