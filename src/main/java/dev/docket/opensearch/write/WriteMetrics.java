package dev.docket.opensearch.write;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/// What an operator sees of the write path.
final class WriteMetrics {

  private final DistributionSummary bulkSize;
  private final Timer bulkTime;
  private final Counter again;

  WriteMetrics(MeterRegistry registry, WriteQueue queue) {
    this.bulkSize =
        DistributionSummary.builder("docket.bulk.operations")
            .description("Operations per bulk sent to the engine")
            .register(registry);
    this.bulkTime =
        Timer.builder("docket.bulk.time")
            .description("Time that the engine took for a bulk")
            .register(registry);
    this.again =
        Counter.builder("docket.writes.retried")
            .description("Writes that the engine could not take at once")
            .register(registry);
    Gauge.builder("docket.write.queue.bytes", queue, WriteQueue::bytes)
        .description("Bytes of writes that wait or are in flight")
        .register(registry);
  }

  void bulk(int operations, long nanos) {
    bulkSize.record(operations);
    bulkTime.record(nanos, TimeUnit.NANOSECONDS);
  }

  void again(int writes) {
    again.increment(writes);
  }
}
