package dev.docket.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes `/log-request` bodies as a company's applications would send them: sessions of users, in
/// the order in which each session's requests were made. The same seed and end give the same
/// bodies.
public final class DemoTraffic {

  private static final int VISITORS = 600;
  private static final List<Scene> SCENES = List.of(Scene.values());

  /// Where the text of a sized body begins to be the answer.
  private static final double ASKED_SHARE = 0.7;

  private final RandomGenerator random;
  private final Instant end;
  private final Days days;
  private final Prose prose;
  private final Messages messages;
  private final Zipf visitors = new Zipf(VISITORS, 1.0);
  private final Zipf scenes = new Zipf(SCENES.size(), 0.7);
  private final Failures failures;
  private int sessions;
  private Session session;

  /// Traffic of the last 14 days.
  ///
  /// @param end the moment before which all of it happened
  public DemoTraffic(long seed, Instant end) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.end = end.truncatedTo(ChronoUnit.MILLIS);
    this.days = new Days(this.end);
    this.prose = new Prose(random);
    this.messages = new Messages(random, prose);
    this.failures = new Failures(random, this.end);
    this.session = session();
  }

  /// One conversation of one visitor.
  private static final class Session {

    private final String id;
    private final Visitor visitor;
    private final Scene scene;
    private final Model model;
    private final ArrayNode history = Json.object().arrayNode();
    private Instant at;
    private int left;

    Session(String id, Visitor visitor, Scene scene, Model model, Instant at, int turns) {
      this.id = id;
      this.visitor = visitor;
      this.scene = scene;
      this.model = model;
      this.at = at;
      this.left = turns;
    }
  }

  private Session session() {
    Scene scene = SCENES.get(scenes.pick(random));
    int turns = 1 + (scene.turns() > 1 ? new Zipf(scene.turns(), 0.6).pick(random) : 0);
    return new Session(
        "sess_%06x".formatted((++sessions * 2_654_435L) & 0xff_ffff),
        new Visitor(visitors.pick(random)),
        scene,
        prose.pick(scene.models()),
        days.pick(random),
        turns);
  }

  /// The next request's body, 0.5 to 20 KB.
  public ObjectNode next() {
    if (session.left == 0) {
      session = session();
    }
    session.left--;
    Scene scene = session.scene;
    if (session.history.isEmpty()) {
      session.history.add(Messages.text("system", scene.system()));
    }
    String question = question(scene);
    session.history.add(Messages.text("user", question));
    ObjectNode answer = answer(scene);
    boolean completion = scene.answer() == Scene.Answer.COMPLETION;
    ObjectNode body =
        completion ? completion(question, answer) : chat(session.history.deepCopy(), answer);
    finish(body, Json.text(session.history).length(), Json.text(answer).length());
    session.history.add(answer);
    if (answer.has("tool_calls")) {
      session.history.add(messages.toolResult(answer));
    }
    return body;
  }

  /// A body of about this many bytes as JSON: a question and its answer, with all that goes with
  /// them.
  public ObjectNode sized(int bytes) {
    session = session();
    ObjectNode body = sized(0, 0);
    int room = Math.max(2, bytes - Json.bytes(body).length);
    int asked = (int) (room * ASKED_SHARE);
    return sized(asked, room - asked);
  }

  private ObjectNode sized(int asked, int answered) {
    ArrayNode input = Json.object().arrayNode();
    input.add(Messages.text("user", prose.exactly(asked)));
    ObjectNode body = chat(input, Messages.text("assistant", prose.exactly(answered)));
    describe(body);
    timing(body, asked, answered, 1);
    return body;
  }

  private String question(Scene scene) {
    if (random.nextInt(12) == 0) {
      return prose.foreign();
    }
    double around = Math.exp(random.nextGaussian() * 0.5);
    return prose.text(Math.clamp((long) (scene.asked() * around), 40, 15_000));
  }

  private ObjectNode answer(Scene scene) {
    double around = Math.exp(random.nextGaussian() * 0.4);
    int length = Math.clamp((long) (scene.answered() * around), 30, 2_500);
    return switch (scene.answer()) {
      case TEXT, COMPLETION -> Messages.text("assistant", prose.text(length));
      case JSON ->
          Messages.text(
              "assistant",
              Json.text(scene == Scene.TICKET_TRIAGE ? messages.triage() : messages.invoice()));
      case TOOL_CALL ->
          session.left == 0 ? Messages.text("assistant", prose.text(200)) : messages.toolCalls();
    };
  }

  private ObjectNode chat(ArrayNode input, ObjectNode answer) {
    ObjectNode body = start();
    body.putObject("input").put("type", "chat").set("messages", input);
    body.putObject("output").put("type", "chat").putArray("messages").add(answer);
    return body;
  }

  private ObjectNode completion(String question, ObjectNode answer) {
    ObjectNode body = start();
    body.putObject("input")
        .put("type", "completion")
        .putArray("content")
        .add(Messages.block(session.scene.system() + "\n\n" + question));
    body.putObject("output").put("type", "completion").set("content", answer.path("content"));
    body.putObject("prompt_input_variables")
        .put("product", prose.pick(List.of("E2", "G1", "Milk jug")))
        .put("tone", "warm")
        .put("max_words", random.nextInt(5, 20) * 10);
    return body;
  }

  private ObjectNode start() {
    ObjectNode body =
        Json.object()
            .put("provider", session.model.provider())
            .put("model", session.model.name())
            .put("function_name", session.model.function());
    if (!session.model.apiType().isEmpty()) {
      body.put("api_type", session.model.apiType());
    }
    return body;
  }

  private void finish(ObjectNode body, int asked, int answered) {
    describe(body);
    double slower = failures.slowness(session.visitor, session.at);
    boolean failed = failures.into(body, session.model, session.visitor, session.at);
    timing(body, asked, failed ? 0 : answered, slower);
    if (!failed) {
      scores(body);
    }
  }

  private void describe(ObjectNode body) {
    ObjectNode metadata = session.visitor.metadata(session.id, session.at, end);
    if (session.scene == Scene.SUPPORT_CHAT || session.scene == Scene.ORDER_AGENT) {
      metadata.put("cart_value", random.nextInt(500, 90_000) / 100.0);
    }
    metadata.put("attempt", Integer.toString(random.nextInt(20) == 0 ? 2 : 1));
    body.set("metadata", metadata);
    ArrayNode tags = body.putArray("tags").add(session.scene.prompt().split("-", 2)[0]);
    if (random.nextInt(10) == 0) {
      tags.add("experiment-b");
    }
    body.put("prompt_name", session.scene.prompt());
    body.put("prompt_version_number", version(session.at));
    body.putObject("parameters")
        .put("temperature", session.scene.answer() == Scene.Answer.JSON ? 0 : 0.7)
        .put("max_tokens", 1_024);
  }

  /// Prompts are worked on while they are used.
  private int version(Instant at) {
    double left = (double) (end.toEpochMilli() - at.toEpochMilli()) / Days.SPAN.toMillis();
    return Math.clamp((long) ((1 - left) * DemoTemplates.VERSIONS) + 1, 1, DemoTemplates.VERSIONS);
  }

  private void timing(ObjectNode body, int asked, int answered, double slower) {
    long input = 8L + asked / 4;
    long output = answered / 4;
    double wait = 150 + asked * 0.02 + output * 1000.0 / session.model.tokensPerSecond();
    long usual = (long) (wait * slower * Math.exp(random.nextGaussian() * 0.25));
    long millis = body.path("error_type").asText().equals("PROVIDER_TIMEOUT") ? 60_000 : usual;
    body.put("input_tokens", input).put("output_tokens", output);
    body.put("price", session.model.price(input, output));
    body.put("request_start_time", session.at.toString());
    body.put("request_end_time", session.at.plusMillis(millis).toString());
    session.at = min(session.at.plusMillis(millis + random.nextInt(5_000, 90_000)), end);
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private void scores(ObjectNode body) {
    if (random.nextInt(7) == 0) {
      boolean helpful = session.scene.turns() > 1;
      body.put("score_name", helpful ? "helpful" : "accuracy");
      body.put("score", Math.clamp((long) (78 + random.nextGaussian() * 18), 0, 100));
    }
  }
}
