package dev.docket.opensearch.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the engine to the layout that this version writes: templates, their additive mapping and
/// refresh interval on the indices that exist, the patch script, and the indices of objects and of
/// prompts. Run at every start; run twice it changes nothing.
public final class IndexTemplates {

  private static final Logger LOG = LoggerFactory.getLogger(IndexTemplates.class);

  /// The one setting that may change after an index was made, and has.
  private static final String REFRESH_INTERVAL = "refresh_interval";

  /// A template's file, and the indices that it is for.
  private enum Template {
    REQUESTS("requests", "-requests-*"),
    SPANS("spans", "-spans-*"),
    OBJECTS("objects", "-objects"),
    PROMPTS("prompts", "-prompts");

    private final String name;
    private final String pattern;

    Template(String name, String pattern) {
      this.name = name;
      this.pattern = pattern;
    }
  }

  private final Engine engine;
  private final Layout layout;

  public IndexTemplates(Engine engine, Layout layout) {
    this.engine = engine;
    this.layout = layout;
  }

  /// Installs what is missing or older.
  ///
  /// @throws NewerStoreException when a newer Docket has written here
  /// @throws dev.docket.problem.ProblemException when the engine does not answer
  public void install() {
    install(() -> {});
  }

  /// As [#install()], on a new store the longest part of a start: what does not need one another is
  /// made side by side.
  ///
  /// @param partitions makes what is made by the template of requests, as soon as that is there
  public void install(Runnable partitions) {
    AtOnce.run(
        () -> {
          install(Template.REQUESTS);
          partitions.run();
        },
        () -> install(Template.SPANS),
        () -> installIndex(Template.OBJECTS, layout.objectsIndex()),
        () -> installIndex(Template.PROMPTS, layout.promptsIndex()),
        this::installScript);
  }

  /// Templates and indices that are not of this version.
  ///
  /// @throws dev.docket.problem.ProblemException when the engine does not answer
  public List<String> differing() {
    List<String> differing = new ArrayList<>();
    for (Template template : Template.values()) {
      int ours = read(template).path("version").intValue();
      if (storedVersion(path(template)) != ours) {
        differing.add("template " + template.name);
      }
      versions(template)
          .forEach((index, version) -> {
            if (version != ours) {
              differing.add(index);
            }
          });
    }
    return differing;
  }

  /// A template of one index, and that index.
  private void installIndex(Template template, String index) {
    install(template);
    EngineReply created = send("PUT", "/" + index, Map.of(), null);
    if (!created.succeeded() && !created.errorType().equals("resource_already_exists_exception")) {
      throw EngineErrors.of("the index of " + template.name, created);
    }
  }

  /// Only when it is missing: its name stands for its text, and storing compiles it once more.
  private void installScript() {
    String path = "/_scripts/" + PatchScript.id(layout.prefix());
    EngineReply stored = send("GET", path, only("found"), null);
    if (stored.status() == 404) {
      must("the patch script", "PUT", path, PatchScript.stored());
    } else if (!stored.succeeded()) {
      throw EngineErrors.of("the patch script", stored);
    }
  }

  private void install(Template template) {
    ObjectNode body = read(template);
    int ours = body.path("version").intValue();
    String path = path(template);
    int stored = storedVersion(path);
    if (stored > ours) {
      throw new NewerStoreException(template.name, stored, ours);
    }
    if (stored < ours) {
      must("the template of " + template.name, "PUT", path, body);
      LOG.info("template installed name={} version={}", template.name, ours);
    }
    extendIndices(template, body.path("template"), ours);
  }

  private String path(Template template) {
    return "/_index_template/" + layout.prefix() + "-" + template.name;
  }

  private int storedVersion(String path) {
    EngineReply reply = send("GET", path, only("index_templates.index_template.version"), null);
    if (reply.status() == 404) {
      return 0;
    }
    if (!reply.succeeded()) {
      throw EngineErrors.of("the installed templates", reply);
    }
    return reply
        .json()
        .path("index_templates")
        .path(0)
        .path("index_template")
        .path("version")
        .intValue();
  }

  private void extendIndices(Template template, JsonNode body, int ours) {
    versions(template)
        .forEach((index, version) -> {
          if (version > ours) {
            throw new NewerStoreException(template.name, version, ours);
          }
          if (version < ours) {
            extend(index, body);
            LOG.info("index extended name={} version={}", index, ours);
          }
        });
  }

  /// Of each index that there is, the version of its mapping.
  private Map<String, Integer> versions(Template template) {
    EngineReply reply =
        send(
            "GET",
            "/" + layout.prefix() + template.pattern + "/_mapping",
            only("*.mappings._meta.version,*.mappings.dynamic"),
            null);
    if (reply.status() == 404) {
      return Map.of();
    }
    if (!reply.succeeded()) {
      throw EngineErrors.of("the mappings of " + template.name, reply);
    }
    Map<String, Integer> versions = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> index : reply.json().properties()) {
      versions.put(index.getKey(), index.getValue().at("/mappings/_meta/version").intValue());
    }
    return versions;
  }

  /// The mapping last: it carries the version, by which a start that was broken off goes on.
  private void extend(String index, JsonNode template) {
    ObjectNode settings = Json.object();
    settings.set(REFRESH_INTERVAL, template.at("/settings/index/" + REFRESH_INTERVAL));
    must("new settings", "PUT", "/" + index + "/_settings", Json.object().set("index", settings));
    must("a new mapping", "PUT", "/" + index + "/_mapping", template.path("mappings"));
  }

  /// The mapping of one partition is 100 KB; a start waits for it to be written and read.
  private static Map<String, String> only(String paths) {
    return Map.of("filter_path", "error,status," + paths);
  }

  private ObjectNode read(Template template) {
    String resource = "/index-templates/" + template.name + ".json";
    try (InputStream in = IndexTemplates.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      ObjectNode body = (ObjectNode) Json.parse(in.readAllBytes());
      body.putArray("index_patterns").add(layout.prefix() + template.pattern);
      ObjectNode index = (ObjectNode) body.at("/template/settings/index");
      index.put("number_of_replicas", layout.replicas());
      if (template != Template.OBJECTS) {
        index.put("number_of_shards", layout.shards());
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void must(String what, String method, String path, @Nullable JsonNode body) {
    EngineReply reply = send(method, path, Map.of(), body);
    if (!reply.succeeded()) {
      LOG.error("engine said {}", reply.json().path("error").path("reason").asText());
      throw EngineErrors.of(what, reply);
    }
  }

  private EngineReply send(
      String method, String path, Map<String, String> parameters, @Nullable JsonNode body) {
    try {
      return engine.call(method, path, parameters, body);
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
  }
}
