package dev.docket.contract;

import dev.docket.opensearch.EngineAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/// What every store must do, subject by subject. A subclass says where the engine is; everything
/// else is the same for all engines. All tests share one store, each in a workspace of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {

  private OpenStore store;

  abstract EngineAddress engine();

  @BeforeAll
  void open() {
    store = new OpenStore(engine());
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Nested
  class Writing extends WritingContract {

    Writing() {
      super(store);
    }
  }

  @Nested
  class Metadata extends MetadataContract {

    Metadata() {
      super(store);
    }
  }

  @Nested
  class Patching extends PatchingContract {

    Patching() {
      super(store);
    }
  }

  @Nested
  class Erasing extends ErasingContract {

    Erasing() {
      super(store);
    }
  }

  @Nested
  class Finding extends FindingContract {

    Finding() {
      super(store);
    }
  }

  @Nested
  class Spans extends SpansContract {

    Spans() {
      super(store);
    }
  }

  @Nested
  class Objects extends ObjectsContract {

    Objects() {
      super(store);
    }
  }

  @Nested
  class LongWork extends JobsContract {

    LongWork() {
      super(store);
    }
  }

  @Nested
  class Prompts extends PromptsContract {

    Prompts() {
      super(store);
    }
  }

  @Nested
  class Layouts extends LayoutsContract {

    Layouts() {
      super(store);
    }
  }

  @Nested
  class Agreement extends AgreementContract {

    Agreement() {
      super(store);
    }
  }

  @Nested
  class Unpriced extends UnpricedContract {

    Unpriced() {
      super(store);
    }
  }

  @Nested
  class Charting extends ChartContract {

    Charting() {
      super(store);
    }
  }

  @Nested
  class Breakdowns extends BreakdownContract {

    Breakdowns() {
      super(store);
    }
  }

  @Nested
  class Overview extends OverviewContract {

    Overview() {
      super(store);
    }
  }

  @Nested
  class Contrasts extends ContrastContract {

    Contrasts() {
      super(store);
    }
  }

  @Nested
  class Keys extends KeysContract {

    Keys() {
      super(store);
    }
  }

  @Nested
  class Texts extends TextContract {

    Texts() {
      super(store);
    }
  }

  @Nested
  class Operators extends OperatorsContract {

    Operators() {
      super(store);
    }
  }

  @Nested
  class Injection extends InjectionContract {

    Injection() {
      super(store);
    }
  }
}
