package dev.docket.client;

import dev.docket.client.transport.Identified;
import dev.docket.client.transport.JdkTransport;
import dev.docket.client.transport.RetryPolicy;
import dev.docket.client.transport.Retrying;
import dev.docket.client.transport.Transport;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/**
 * Makes a client. Everything is optional but the API key, and that may be in the environment.
 *
 * <p>{@code DOCKET_API_KEY} and {@code DOCKET_URL} are read when nothing else is said; variables of
 * other products are not.
 */
public final class DocketBuilder {

  private static final String DEFAULT_URL = "http://127.0.0.1:8080";

  private final Map<String, String> environment;

  private String apiKey;
  private String baseUrl;
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Duration requestTimeout = Duration.ofSeconds(20);
  private Duration totalTimeout = Duration.ofSeconds(60);
  private RetryPolicy retries = new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(10));
  private boolean waitForSearchable;
  private HttpClient http;
  private UnaryOperator<Transport> around = UnaryOperator.identity();
  private BackgroundOptions background = BackgroundOptions.defaults();
  private Duration modelTimeout = ProviderHttp.TIMEOUT;
  private Executor executor;
  private final Map<String, String> providerKeys = new HashMap<>();
  private final Map<String, ModelCaller> modelCallers = new HashMap<>();

  DocketBuilder(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The API key; without it {@code DOCKET_API_KEY}. */
  public DocketBuilder apiKey(String key) {
    this.apiKey = key;
    return this;
  }

  /**
   * Where Docket is, such as {@code https://docket.example.com}, a path included; without it {@code
   * DOCKET_URL}, or else {@code http://127.0.0.1:8080}.
   */
  public DocketBuilder baseUrl(String url) {
    this.baseUrl = url;
    return this;
  }

  /** How long connecting may take: 5 s. */
  public DocketBuilder connectTimeout(Duration timeout) {
    this.connectTimeout = positive(timeout);
    return this;
  }

  /** How long one try may take, to the last byte of its answer: 20 s. */
  public DocketBuilder requestTimeout(Duration timeout) {
    this.requestTimeout = positive(timeout);
    return this;
  }

  /**
   * How long a call may take with all its retries: 60 s. Two minutes or more give up the promise
   * that a resend is never a second request: that is how long the server remembers.
   */
  public DocketBuilder totalTimeout(Duration timeout) {
    this.totalTimeout = positive(timeout);
    return this;
  }

  /** How often a call is sent again at most: 4. */
  public DocketBuilder maxRetries(int times) {
    this.retries = new RetryPolicy(times, retries.first(), retries.longest());
    return this;
  }

  /** The first pause before a retry, which doubles each time, and the longest: 250 ms and 10 s. */
  public DocketBuilder retryPauses(Duration first, Duration longest) {
    this.retries = new RetryPolicy(retries.retries(), positive(first), positive(longest));
    return this;
  }

  /** Every write returns only when searches see it; for tests and scripts. */
  public DocketBuilder waitForSearchable(boolean wait) {
    this.waitForSearchable = wait;
    return this;
  }

  /** The HTTP client, with proxy and certificates as you like them; the connect timeout is its. */
  public DocketBuilder httpClient(HttpClient client) {
    this.http = client;
    return this;
  }

  /** Something around the way to the server, such as your measuring or tracing of calls. */
  public DocketBuilder transport(UnaryOperator<Transport> decorator) {
    this.around = decorator;
    return this;
  }

  /** The key for OpenAI; without it {@code OPENAI_API_KEY}. */
  public DocketBuilder openAiApiKey(String key) {
    return providerKey("openai", key);
  }

  /** The key for Anthropic; without it {@code ANTHROPIC_API_KEY}. */
  public DocketBuilder anthropicApiKey(String key) {
    return providerKey("anthropic", key);
  }

  /** The key that your caller of another provider gets. */
  public DocketBuilder providerKey(String provider, String key) {
    providerKeys.put(provider, key);
    return this;
  }

  /**
   * Who calls the models of a provider. Without it the client does, for {@code openai} at {@code
   * OPENAI_BASE_URL} and for {@code anthropic} at {@code ANTHROPIC_BASE_URL} if there are such
   * variables.
   */
  public DocketBuilder modelCaller(String provider, ModelCaller caller) {
    modelCallers.put(provider, caller);
    return this;
  }

  /** How long a model may take for its answer: 5 minutes. Callers of yours have their own. */
  public DocketBuilder modelTimeout(Duration timeout) {
    this.modelTimeout = positive(timeout);
    return this;
  }

  /** Where {@link Docket#runAsync} runs; without it on daemon threads, one for each run. */
  public DocketBuilder executor(Executor runsPrompts) {
    this.executor = runsPrompts;
    return this;
  }

  /** How {@link Docket#background()} holds and sends what it is given. */
  public DocketBuilder background(UnaryOperator<BackgroundOptions> change) {
    this.background = change.apply(background);
    return this;
  }

  /**
   * The client.
   *
   * @throws IllegalArgumentException when there is no API key, or the URL is none
   */
  public Docket build() {
    String key = Optional.ofNullable(apiKey).orElseGet(() -> environment.get("DOCKET_API_KEY"));
    Api api = new Api(transport(Settings.key(key)), totalTimeout, waitForSearchable);
    return new Docket(
        api,
        new Runner(api, ModelCallers.of(callers(), keys())),
        Optional.ofNullable(executor).orElseGet(DaemonThreads::new),
        background);
  }

  /** Addresses are found where the providers' own libraries look for them. */
  private Map<String, ModelCaller> callers() {
    Map<String, ModelCaller> callers = new HashMap<>();
    callers.put(
        "openai", new OpenAiCaller(address("OPENAI_BASE_URL", OpenAiCaller.BASE), modelTimeout));
    callers.put(
        "anthropic",
        new AnthropicCaller(address("ANTHROPIC_BASE_URL", AnthropicCaller.BASE), modelTimeout));
    callers.putAll(modelCallers);
    return callers;
  }

  private String address(String variable, String otherwise) {
    String given = environment.getOrDefault(variable, "");
    return given.isBlank() ? otherwise : given;
  }

  /** What the builder was told wins over the environment. */
  private Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    keys.put("openai", environment.get("OPENAI_API_KEY"));
    keys.put("anthropic", environment.get("ANTHROPIC_API_KEY"));
    keys.putAll(providerKeys);
    return keys;
  }

  /** The whole way of a call, read from below: what is said first is nearest to the network. */
  private Transport transport(String key) {
    URI base =
        Settings.base(
            Optional.ofNullable(baseUrl)
                .orElseGet(() -> environment.getOrDefault("DOCKET_URL", DEFAULT_URL)));
    Transport way = new JdkTransport(http(), base, requestTimeout);
    way = new Identified(way, key, Settings.agent());
    way = around.apply(way);
    way = new Retrying(way, retries, () -> ThreadLocalRandom.current().nextDouble());
    return way;
  }

  private HttpClient http() {
    return Optional.ofNullable(http)
        .orElseGet(() ->
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build());
  }

  private static Duration positive(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("a time of more than nothing is needed, not " + duration);
    }
    return duration;
  }
}
