package dev.docket.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Ways to spoil a call.
enum Spoiler {
  VALUE {
    @Override
    void spoil(Draft draft, Random random) {
      draft.body = SpoiltJson.of(draft.body, random);
    }
  },
  CUT_OFF {
    @Override
    void spoil(Draft draft, Random random) {
      draft.body = Arrays.copyOf(draft.body, random.nextInt(draft.body.length + 1));
    }
  },
  BYTES {
    @Override
    void spoil(Draft draft, Random random) {
      byte[] body = draft.body.clone();
      for (int i = 0; i < 1 + random.nextInt(4) && body.length > 0; i++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      draft.body = body;
    }
  },
  NOT_JSON {
    @Override
    void spoil(Draft draft, Random random) {
      draft.body =
          pick(
              random,
              List.of(
                  new byte[0],
                  " ".repeat(100_000).getBytes(StandardCharsets.US_ASCII),
                  "\uFEFF{}".getBytes(StandardCharsets.UTF_8),
                  "{}".getBytes(StandardCharsets.UTF_16LE),
                  "{}{}".getBytes(StandardCharsets.US_ASCII),
                  "null".getBytes(StandardCharsets.US_ASCII),
                  "[]".getBytes(StandardCharsets.US_ASCII),
                  "\"text\"".getBytes(StandardCharsets.US_ASCII),
                  "1e999999999".getBytes(StandardCharsets.US_ASCII),
                  ("{\"a\":" + "9".repeat(100_000) + "}").getBytes(StandardCharsets.US_ASCII),
                  "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII),
                  "{\"a\":".repeat(50_000).getBytes(StandardCharsets.US_ASCII),
                  "<?xml version=\"1.0\"?><a>&b;</a>".getBytes(StandardCharsets.US_ASCII),
                  "a=b&c=d".getBytes(StandardCharsets.US_ASCII),
                  new byte[] {(byte) 0xc0, (byte) 0x80},
                  new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                  new byte[] {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
                  new byte[10_000]));
    }
  },
  ENCODING {
    @Override
    void spoil(Draft draft, Random random) {
      byte[] packed = gzip(draft.body);
      draft.headers.add(
          "Content-Encoding: "
              + pick(
                  random,
                  List.of("gzip", "gzip", "gzip", "GZIP", "deflate", "br", "gzip, gzip", "")));
      draft.body =
          switch (random.nextInt(6)) {
            case 0 -> packed;
            case 1 -> Arrays.copyOf(packed, random.nextInt(packed.length));
            case 2 -> gzip(new byte[32 << 20]);
            case 3 -> gzip(packed);
            case 4 -> concat(packed, packed);
            default -> {
              packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
              yield packed;
            }
          };
    }
  },
  ID {
    @Override
    void spoil(Draft draft, Random random) {
      int from = draft.target.lastIndexOf('/') + 1;
      int query = draft.target.indexOf('?');
      if (query < 0 && random.nextInt(4) > 0) {
        draft.target = draft.target.substring(0, from) + pick(random, ODD_SEGMENTS);
      } else {
        draft.target += pick(random, ODD_SEGMENTS);
      }
    }
  },
  PATH {
    @Override
    void spoil(Draft draft, Random random) {
      String target = draft.target;
      int at = random.nextInt(target.length());
      draft.target = target.substring(0, at) + pick(random, ODD_SEGMENTS) + target.substring(at);
    }
  },
  QUERY {
    @Override
    void spoil(Draft draft, Random random) {
      StringBuilder query = new StringBuilder(draft.target);
      char separator = draft.target.indexOf('?') < 0 ? '?' : '&';
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        query.append(separator).append(pick(random, PARAMETERS)).append('=');
        query.append(pick(random, ODD_VALUES));
        separator = '&';
      }
      draft.target = query.toString();
    }
  },
  METHOD {
    @Override
    void spoil(Draft draft, Random random) {
      draft.method =
          pick(
              random,
              List.of(
                  "GET",
                  "HEAD",
                  "POST",
                  "PUT",
                  "PATCH",
                  "DELETE",
                  "OPTIONS",
                  "TRACE",
                  "CONNECT",
                  "PROPFIND",
                  "get",
                  "G".repeat(5_000),
                  "G\u00e9T",
                  "PRI"));
    }
  },
  HEADER {
    @Override
    void spoil(Draft draft, Random random) {
      draft.headers.add(random.nextInt(draft.headers.size() + 1), pick(random, ODD_HEADERS));
    }
  },
  HEADERS {
    @Override
    void spoil(Draft draft, Random random) {
      int many = pick(random, List.of(50, 500, 5_000));
      for (int i = 0; i < many; i++) {
        draft.headers.add("X-Flood-%d: %s".formatted(i, "x".repeat(random.nextInt(40))));
      }
    }
  },
  LENGTH {
    @Override
    void spoil(Draft draft, Random random) {
      int length = draft.body.length;
      draft.length =
          pick(
              random,
              List.of(
                  "Content-Length: " + (length + 1 + random.nextInt(1_000)) + "\r\n",
                  "Content-Length: " + random.nextInt(length + 1) + "\r\n",
                  "Content-Length: -1\r\n",
                  "Content-Length: 99999999999999999999\r\n",
                  "Content-Length: 1e3\r\n",
                  "Content-Length: +" + length + "\r\n",
                  "Content-Length: " + length + "\r\nContent-Length: 0\r\n",
                  "Content-Length: " + length + ", 1\r\n",
                  "Content-Length: " + length + "\r\nTransfer-Encoding: chunked\r\n",
                  "Transfer-Encoding: chunked\r\n",
                  "Transfer-Encoding: gzip\r\n",
                  "Transfer-Encoding: chunked, chunked\r\n",
                  "Transfer-Encoding: \u000bchunked\r\n",
                  "Expect: 100-continue\r\nContent-Length: " + length + "\r\n",
                  "Expect: everything\r\nContent-Length: " + length + "\r\n",
                  ""));
      if (draft.length.equals("Transfer-Encoding: chunked\r\n") && random.nextBoolean()) {
        draft.body = chunked(draft.body, random);
      }
    }
  },
  VERSION {
    @Override
    void spoil(Draft draft, Random random) {
      draft.version =
          pick(
              random, List.of("HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/1.9", "http/1.1", "", "X"));
    }
  },
  RAW {
    @Override
    void spoil(Draft draft, Random random) {
      byte[] bytes = draft.bytes();
      draft.raw =
          switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> {
              byte[] noise = new byte[random.nextInt(2_000)];
              random.nextBytes(noise);
              yield noise;
            }
            case 2 ->
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"
                    .getBytes(StandardCharsets.ISO_8859_1);
            case 3 ->
                new String(bytes, StandardCharsets.ISO_8859_1)
                    .replace("\r\n", "\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            case 4 -> {
              bytes[random.nextInt(Math.min(bytes.length, 200))] = (byte) random.nextInt(256);
              yield bytes;
            }
            default -> concat(bytes, bytes);
          };
    }
  };

  private static final List<String> ODD_SEGMENTS =
      List.of(
          "0",
          "-1",
          "1.5",
          "1e3",
          "9007199254740993",
          "9223372036854775808",
          "9".repeat(400),
          "%00",
          "%ff",
          "%",
          "%%",
          "%2",
          "%zz",
          "%2e%2e%2f",
          "..",
          "../..",
          "%2F",
          "//",
          ";a=b",
          "%C3%A9",
          "%ED%A0%80",
          "%F0%9F%92%A9",
          "\u00e9",
          "\\",
          "\"",
          "<",
          "{id}",
          "|",
          "^",
          "~",
          "+",
          "%20",
          "%0d%0aX-Injected:%201",
          "a".repeat(9_000),
          "%41".repeat(3_000),
          "null",
          "_search",
          "*",
          "?",
          "#",
          "%23",
          "labels",
          "search",
          "@",
          ":80",
          "[::1]");

  private static final List<String> PARAMETERS =
      List.of(
          "query",
          "q",
          "from",
          "to",
          "time_zone",
          "filter_group",
          "sort_by",
          "sort_order",
          "page",
          "per_page",
          "cursor",
          "include",
          "explain_empty",
          "allow_partial",
          "field",
          "prefix",
          "limit",
          "metadata_key",
          "with_counts",
          "version",
          "label",
          "wait_for",
          "after_id",
          "format",
          "columns",
          "tags",
          "status",
          "name",
          "resolve_snippets",
          "view",
          "interval",
          "a".repeat(3_000),
          "%ff",
          "",
          "%00");

  private static final List<String> ODD_VALUES =
      List.of(
          "",
          "0",
          "-1",
          "1",
          "1e400",
          "99999999999999999999",
          "true",
          "TRUE",
          "null",
          "NaN",
          "%ff",
          "%",
          "%00",
          "%22",
          "%7B%7D",
          "%5B%5D",
          "%7B%22logic%22%3A1%7D",
          "[".repeat(2_000),
          "(",
          "((((((((((((((((((((",
          "a%20OR%20",
          "NOT%20NOT%20NOT%20x",
          "metadata.",
          "metadata.a%3A",
          "now",
          "now-999999999999d",
          "now%2B1y%2Fd",
          "2026-13-45",
          "Europe%2FNowhere",
          "searchable",
          "a".repeat(1_000),
          "a".repeat(40_000),
          "%F0%9F%92%A9".repeat(500),
          "*".repeat(500),
          "%E2%80%AE",
          "..%2F..%2Fetc%2Fpasswd",
          "%27%20OR%201%3D1",
          "csv",
          "jsonl",
          "%5Cud800");

  private static final List<String> ODD_HEADERS =
      List.of(
          "Content-Type: text/plain",
          "Content-Type: application/json; charset=utf-16",
          "Content-Type: multipart/form-data; boundary=x",
          "Content-Type: \u00ff",
          "Content-Type:",
          "Accept: text/html",
          "Accept: \u00ff\u00fe",
          "Accept-Encoding: gzip",
          "Accept-Encoding: " + "gzip, ".repeat(2_000),
          "Idempotency-Key:",
          "Idempotency-Key: " + "k".repeat(300),
          "Idempotency-Key: \u00e9\u00ff",
          "If-None-Match: *",
          "If-None-Match: \"" + "e".repeat(5_000),
          "Range: bytes=0-,-1",
          "Range: bytes=" + "0-1,".repeat(2_000),
          "Host: other",
          "Host:",
          "Host: a b",
          "Host: [::1",
          "Cookie: docket_session=" + "c".repeat(3_000),
          "Cookie: docket_session",
          "Cookie: ;;;=\"",
          "Cookie: " + "a=b; ".repeat(3_000),
          "Origin: ://",
          "Origin: \u00ff",
          "Sec-Fetch-Site: cross-site",
          "X-Forwarded-For: " + "1.1.1.1, ".repeat(3_000),
          "X-Forwarded-Proto: https",
          "Forwarded: for=\"_x\"",
          "Upgrade: h2c",
          "Upgrade: websocket",
          "Connection: Upgrade, HTTP2-Settings",
          "Connection: keep-alive",
          "Date: never",
          "If-Modified-Since: never",
          "Traceparent: 00-zz-zz-00",
          "X-HTTP-Method-Override: DELETE",
          "Authorization: Bearer",
          "Authorization: Basic \u00ff",
          "Authorization: Digest x=\"",
          "No-Colon",
          ": no name",
          "Bad Name: x",
          "X-Fold: a\r\n b",
          "X-Nul: a\u0000b",
          "X-Long: " + "l".repeat(70_000),
          "X-Cr: a\rb",
          "Transfer-Encoding: identity",
          "Expect: 100-continue",
          "TE: trailers",
          "Trailer: X-API-KEY",
          "Content-Length: 3");

  /// Does it.
  abstract void spoil(Draft draft, Random random);

  static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static byte[] chunked(byte[] body, Random random) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String size =
        pick(
            random,
            List.of(
                Integer.toHexString(body.length),
                "0",
                "-1",
                "fffffffffffffffff",
                "zz",
                "",
                Integer.toHexString(body.length + 1),
                "1;" + "x".repeat(10_000)));
    return "%s\r\n%s\r\n0\r\n%s\r\n"
        .formatted(size, text, pick(random, List.of("", "X-API-KEY: other\r\n", "\u0000")))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] concat(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
