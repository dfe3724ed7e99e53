package dev.docket.http;

import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The memory that bodies may take, all calls together. A body costs a multiple of its size until
/// it is stored (its tree, its texts, its document, the bulk, the engine's own copies), and without
/// this bound four of 30 MB end a server of 1 GB.
final class BodyMemory {

  /// How often a body is in memory before it is stored, with room to spare.
  private static final int COPIES = 32;

  private static final int UNIT = 1 << 10;

  private final long bytes;
  private final Semaphore units;
  private final Duration patience;

  /// Memory for bodies.
  ///
  /// @param heapBytes of the whole process
  /// @param largestBody must fit, when it is alone
  /// @param patience how long a body waits for others, all its parts together
  BodyMemory(long heapBytes, int largestBody, Duration patience) {
    this.patience = patience;
    this.bytes = Math.max(heapBytes / COPIES, largestBody);
    this.units = new Semaphore(units(bytes), true);
  }

  /// Bytes that bodies may take, all calls together.
  long bytes() {
    return bytes;
  }

  private static int units(long bytes) {
    return (int) ((bytes + UNIT - 1) / UNIT);
  }

  /// What one call has taken. Grows while its body is read, so that a slow writer holds no more
  /// than it has sent.
  final class Loan {

    private long patienceLeft = patience.toNanos();
    private int taken;
    private boolean over;

    /// Takes enough for a body of this size; waits while others have it. Called by the one thread
    /// that reads the body.
    ///
    /// @throws ProblemException [Problem.Unavailable] when they keep it
    void cover(long bytes) {
      int missing = units(bytes) - taken;
      if (missing <= 0) {
        return;
      }
      try {
        long start = System.nanoTime();
        if (!units.tryAcquire(missing, patienceLeft, TimeUnit.NANOSECONDS)) {
          throw full();
        }
        // Only what was waited here counts: a body may take its time on a slow line.
        patienceLeft -= System.nanoTime() - start;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw full();
      }
      keep(missing);
    }

    private synchronized void keep(int more) {
      if (over) {
        units.release(more);
      } else {
        taken += more;
      }
    }

    /// Gives everything back; the call is over.
    synchronized void giveBack() {
      over = true;
      units.release(taken);
      taken = 0;
    }

    private static ProblemException full() {
      return ProblemException.unavailable(
          "Too many large bodies are being worked on; this one has to wait.", 2);
    }
  }

  Loan loan() {
    return new Loan();
  }
}
