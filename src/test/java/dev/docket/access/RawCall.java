package dev.docket.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends bytes over a connection of its own, and takes all that comes back.
final class RawCall {

  private static final int PATIENCE_MILLIS = 20_000;

  private RawCall() {}

  /// What came back until the server closed the connection.
  ///
  /// @throws SocketTimeoutException when it does not close it in time
  /// @throws IOException when it breaks it off without a word
  static String send(int port, byte[] call) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
      long deadline = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
      socket.setSoTimeout(PATIENCE_MILLIS);
      Thread writer = Thread.ofVirtual().start(() -> write(socket, call));
      String answer = read(socket.getInputStream(), deadline);
      writer.interrupt();
      return answer;
    }
  }

  /// Beside the reading: a server that refuses a long call may answer before it has read it.
  private static void write(Socket socket, byte[] call) {
    try {
      socket.getOutputStream().write(call);
      socket.shutdownOutput();
    } catch (IOException e) {
      // The server has answered and closed; what it said is read elsewhere.
    }
  }

  private static String read(InputStream in, long deadline) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] chunk = new byte[16 << 10];
    try {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        answer.write(chunk, 0, n);
        if (System.nanoTime() > deadline) {
          throw new SocketTimeoutException("the answer does not end");
        }
      }
    } catch (SocketException e) {
      // Closed while the call was still being sent: what came before that counts.
      if (answer.size() == 0) {
        throw e;
      }
    }
    return answer.toString(StandardCharsets.ISO_8859_1);
  }
}
