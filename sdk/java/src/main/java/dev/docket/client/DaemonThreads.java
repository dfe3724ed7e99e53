package dev.docket.client;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread for each task: one waits for a model for most of its time, so a pool has no use. */
final class DaemonThreads implements Executor {

  private final AtomicInteger number = new AtomicInteger();

  @Override
  public void execute(Runnable task) {
    Thread thread = new Thread(task, "docket-run-" + number.incrementAndGet());
    thread.setDaemon(true);
    thread.start();
  }
}
