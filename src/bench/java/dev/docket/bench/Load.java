package dev.docket.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A crowd of clients, each of which sends its next call when it has the answer to the last one.
///
/// One thread and one selector for all of them, bodies built before: on two cores, every cycle that
/// the clients use is one that the server lacks.
final class Load {

  private static final Pattern LENGTH = Pattern.compile("content-length: *([0-9]+)");
  private static final boolean DEBUG = Boolean.getBoolean("bench.debug");
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNKED = Integer.MAX_VALUE;
  private static final int FIRST_BUFFER = 64 << 10;

  private final Calls calls;
  private final Selector selector;
  private long deadline;
  private long[] latencies = new long[1 << 14];
  private int answered;
  private int failed;
  private int open;
  private long lastAnswer;

  private Load(Calls calls, Selector selector) {
    this.calls = calls;
    this.selector = selector;
  }

  /// What came of it.
  ///
  /// @param latencies of single calls, in nanoseconds, ascending
  @SuppressWarnings("ArrayRecordComponent") // nobody compares results
  record Result(int writes, int failed, double seconds, long[] latencies) {

    double perSecond() {
      return writes / seconds;
    }

    double millis(double quantile) {
      int index = (int) Math.ceil(quantile * latencies.length) - 1;
      return latencies.length == 0 ? 0 : latencies[Math.max(0, index)] / 1e6;
    }
  }

  /// Connects, then runs until the time is over and the last answer is there.
  static Result run(InetSocketAddress server, Calls calls, int connections, Duration time)
      throws IOException {
    try (Selector selector = Selector.open()) {
      Load load = new Load(calls, selector);
      List<Connection> crowd = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        crowd.add(load.connect(server));
      }
      long start = System.nanoTime();
      load.deadline = start + time.toNanos();
      for (Connection connection : crowd) {
        connection.send();
      }
      load.loop();
      long[] sorted = Arrays.copyOf(load.latencies, load.answered);
      Arrays.sort(sorted);
      int writes = (load.answered - load.failed) * calls.writes();
      return new Result(writes, load.failed, (load.lastAnswer - start) / 1e9, sorted);
    }
  }

  private Connection connect(InetSocketAddress server) throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Connection connection = new Connection(channel);
    connection.key = channel.register(selector, SelectionKey.OP_READ, connection);
    open++;
    return connection;
  }

  private void loop() throws IOException {
    while (open > 0) {
      selector.select(key -> {
        try {
          ((Connection) key.attachment()).proceed();
        } catch (IOException e) {
          if (DEBUG) {
            System.err.println(e);
          }
          failed++;
          answered(((Connection) key.attachment()).sentAt);
          ((Connection) key.attachment()).close();
        }
      });
    }
  }

  private void answered(long sentAt) {
    lastAnswer = System.nanoTime();
    if (answered == latencies.length) {
      latencies = Arrays.copyOf(latencies, answered * 2);
    }
    latencies[answered++] = lastAnswer - sentAt;
  }

  private final class Connection {

    private final SocketChannel channel;
    private @Nullable SelectionKey key;
    private ByteBuffer out = ByteBuffer.allocateDirect(FIRST_BUFFER);
    private ByteBuffer in = ByteBuffer.allocate(FIRST_BUFFER);
    private int bodyStart;
    private int end;
    private long sentAt;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void send() throws IOException {
      out.clear();
      out = calls.next(out);
      in.clear();
      bodyStart = 0;
      end = 0;
      sentAt = System.nanoTime();
      write();
    }

    private void write() throws IOException {
      channel.write(out);
      int interest = SelectionKey.OP_READ | (out.hasRemaining() ? SelectionKey.OP_WRITE : 0);
      if (key != null && key.interestOps() != interest) {
        key.interestOps(interest);
      }
    }

    void proceed() throws IOException {
      if (out.hasRemaining()) {
        write();
      }
      int read = channel.read(in);
      while (read > 0) {
        if (!in.hasRemaining()) {
          in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
        }
        read = channel.read(in);
      }
      if (read < 0) {
        throw new EOFException();
      }
      if (whole()) {
        take();
      }
    }

    private boolean whole() throws IOException {
      if (bodyStart == 0) {
        bodyStart = headEnd();
        if (bodyStart == 0) {
          return false;
        }
        String head = new String(in.array(), 0, bodyStart, StandardCharsets.US_ASCII);
        Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        end = length.find() ? bodyStart + Integer.parseInt(length.group(1)) : CHUNKED;
      }
      if (end == CHUNKED && endsWithLastChunk()) {
        end = in.position();
      }
      return in.position() >= end;
    }

    private boolean endsWithLastChunk() {
      int last = in.position() - LAST_CHUNK.length;
      return last >= bodyStart
          && Arrays.equals(
              in.array(), last, last + LAST_CHUNK.length, LAST_CHUNK, 0, LAST_CHUNK.length);
    }

    private int headEnd() {
      byte[] bytes = in.array();
      for (int i = 3; i < in.position(); i++) {
        if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
          return i + 1;
        }
      }
      return 0;
    }

    private void take() throws IOException {
      answered(sentAt);
      byte[] bytes = in.array();
      int status = (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
      if (!calls.succeeded(status, ByteBuffer.wrap(bytes, bodyStart, end - bodyStart))) {
        failed++;
      }
      if (lastAnswer < deadline) {
        send();
      } else {
        close();
      }
    }

    void close() {
      open--;
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
