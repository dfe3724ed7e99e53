package dev.docket.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.docket.node.EmbeddedEngine;
import dev.docket.node.LoopbackGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The embedded engine as an external one: it adds the token, and can do what networks do: cut the
/// connection after the engine has carried out a call, or accept a call and stay silent.
public final class EngineProxy implements AutoCloseable {

  private final EmbeddedEngine node;
  private final Relay relay = new Relay();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Lock silence = new ReentrantLock();
  private final Condition spoken = silence.newCondition();
  private volatile Predicate<String> cut = path -> false;
  private boolean silent;
  private int unanswered;

  private EngineProxy(EmbeddedEngine node) throws IOException {
    this.node = node;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::forward);
    server.start();
  }

  public static EngineProxy to(EmbeddedEngine node) {
    try {
      return new EngineProxy(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Says which answers never arrive, by the path of the call.
  public void cutAnswers(Predicate<String> paths) {
    cut = paths;
  }

  /// From now on calls are taken and not answered, as by a process that is paused.
  public void fallSilent() {
    setSilent(true);
  }

  /// Answers again, also the calls that wait.
  public void speak() {
    setSilent(false);
  }

  private void setSilent(boolean value) {
    silence.lock();
    try {
      silent = value;
      spoken.signalAll();
    } finally {
      silence.unlock();
    }
  }

  /// How many calls were ever made to wait.
  public int unanswered() {
    silence.lock();
    try {
      return unanswered;
    } finally {
      silence.unlock();
    }
  }

  private void awaitSpeech() throws InterruptedException {
    silence.lock();
    try {
      unanswered += silent ? 1 : 0;
      while (silent) {
        spoken.await();
      }
    } finally {
      silence.unlock();
    }
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      awaitSpeech();
      HttpResponse<byte[]> reply =
          relay.carry(exchange, body, node.address(), Map.of(LoopbackGuard.HEADER, node.token()));
      if (!cut.test(exchange.getRequestURI().getPath())) {
        Relay.answer(exchange, reply);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    relay.close();
    threads.shutdownNow();
  }
}
