package dev.docket.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call that is being spoilt, down to its bytes.
final class Draft {

  String method;
  String target;
  String version = "HTTP/1.1";
  final List<String> headers = new ArrayList<>();
  byte[] body;

  /// What the call says of its length; null for the truth.
  @Nullable String length;

  /// What is sent in place of everything, by calls that are hardly HTTP.
  byte @Nullable [] raw;

  /// What has been done to it.
  final List<String> spoilt = new ArrayList<>();

  Draft(String method, String target, String key, @Nullable JsonNode body) {
    this.method = method;
    this.target = target;
    this.body = body == null ? new byte[0] : Json.bytes(body);
    headers.add("Host: docket");
    headers.add("X-API-KEY: " + key);
    headers.add("Content-Type: application/json");
    headers.add("Connection: close");
  }

  byte[] bytes() {
    if (raw != null) {
      return raw;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(' ').append(version).append("\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (length != null) {
      head.append(length);
    } else if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  /// For whoever has to find out why.
  @Override
  public String toString() {
    byte[] bytes = bytes();
    String shown = new String(bytes, 0, Math.min(bytes.length, 2_000), StandardCharsets.ISO_8859_1);
    return "%s, %d bytes:%n%s".formatted(spoilt, bytes.length, shown);
  }
}
