package dev.docket.client;

/**
 * Calls a model, by whatever library you like. It is called on the thread that runs the prompt, by
 * several at once.
 */
@FunctionalInterface
public interface ModelCaller {

  /**
   * Calls it once.
   *
   * @throws Exception when there is no answer: it is logged, and thrown to whoever runs the prompt.
   *     A {@link ModelException} says which kind of error it is
   */
  ModelReply call(ModelCall call) throws Exception;

  /** The name of what is called, for the log. */
  default String functionName(ModelCall call) {
    return FunctionNames.of(call);
  }
}
