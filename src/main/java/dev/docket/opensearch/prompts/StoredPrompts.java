package dev.docket.opensearch.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.schema.Terms;
import dev.docket.problem.ProblemException;
import dev.docket.prompts.Prompt;
import dev.docket.prompts.PromptQuery;
import dev.docket.prompts.PromptStore;
import dev.docket.prompts.PromptVersion;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Templates as one document each, replaced only if unchanged, and versions as documents that are
/// created once. What is read by name is read as last written; lists and ids are searched for, and
/// a search sees a template as soon as its publication is acknowledged.
public final class StoredPrompts implements PromptStore {

  private final PromptDocuments documents;

  public StoredPrompts(Engine engine, String index) {
    this.documents = new PromptDocuments(engine, index);
  }

  @Override
  public Optional<Held> read(WorkspaceId workspace, String name) {
    return documents
        .get(PromptSource.headId(workspace, name))
        .map(found ->
            new Held(
                PromptSource.prompt(found.path("_source")),
                found.path("_seq_no").longValue() + "." + found.path("_primary_term").longValue()));
  }

  @Override
  public boolean create(WorkspaceId workspace, Prompt prompt) {
    return documents.create(
        PromptSource.headId(workspace, prompt.name()), PromptSource.of(workspace, prompt));
  }

  @Override
  public boolean replace(WorkspaceId workspace, Held old, Prompt prompt) {
    int dot = old.revision().indexOf('.');
    return documents.replace(
        PromptSource.headId(workspace, prompt.name()),
        Map.of(
            "if_seq_no", old.revision().substring(0, dot),
            "if_primary_term", old.revision().substring(dot + 1)),
        PromptSource.of(workspace, prompt));
  }

  @Override
  public boolean create(WorkspaceId workspace, PromptVersion version) {
    return documents.create(
        PromptSource.versionId(workspace, version.name(), version.number()),
        PromptSource.of(workspace, version));
  }

  @Override
  public Optional<PromptVersion> version(WorkspaceId workspace, String name, long number) {
    return documents
        .get(PromptSource.versionId(workspace, name, number))
        .map(found -> PromptSource.version(found.path("_source")));
  }

  @Override
  public List<PromptVersion> versions(
      WorkspaceId workspace, List<String> names, List<Long> numbers) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ids.add(PromptSource.versionId(workspace, names.get(i), numbers.get(i)));
    }
    Map<String, PromptVersion> found = new HashMap<>();
    for (JsonNode document : documents.get(ids)) {
      found.put(document.path("_id").textValue(), PromptSource.version(document.path("_source")));
    }
    if (!found.keySet().containsAll(ids)) {
      // A version is written before anything names it.
      throw ProblemException.unavailable("A version of a prompt cannot be read right now.", 2);
    }
    return ids.stream().map(found::get).toList();
  }

  @Override
  public Optional<String> nameOf(WorkspaceId workspace, long promptId) {
    return nameWhere(workspace, "prompt_id", promptId);
  }

  @Override
  public Optional<String> nameOfLabel(WorkspaceId workspace, long labelId) {
    return nameWhere(workspace, "label_ids", labelId);
  }

  private Optional<String> nameWhere(WorkspaceId workspace, String field, long id) {
    ObjectNode query = Json.object().put("size", 1);
    term(filters(query, workspace), field, Long.toString(id));
    return prompts(documents.search(query)).stream().map(Prompt::name).findFirst();
  }

  @Override
  public Found list(WorkspaceId workspace, PromptQuery asked) {
    ObjectNode query =
        Json.object()
            .put("from", (asked.page() - 1) * asked.perPage())
            .put("size", asked.perPage())
            .put("track_total_hits", true);
    ArrayNode filters = filters(query, workspace);
    if (asked.label() != null) {
      term(filters, "labels", Terms.encode(asked.label()));
    }
    asked.tags().forEach(tag -> term(filters, "tags", Terms.encode(tag)));
    if (asked.name() != null) {
      filters
          .addObject()
          .putObject("wildcard")
          .putObject("name_lower")
          .put("value", "*" + literally(PromptSource.lower(asked.name())) + "*");
    }
    ArrayNode sort = query.putArray("sort");
    sort.addObject().put("updated_at", "desc");
    sort.addObject().put("prompt_id", "desc");
    JsonNode found = documents.search(query);
    return new Found(prompts(found), found.at("/hits/total/value").longValue());
  }

  /// Templates of the workspace that have a version.
  private static ArrayNode filters(ObjectNode query, WorkspaceId workspace) {
    ArrayNode filters = query.putObject("query").putObject("bool").putArray("filter");
    term(filters, "kind", PromptSource.HEAD);
    term(filters, "workspace", workspace.term());
    filters.addObject().putObject("range").putObject("latest").put("gte", 1);
    return filters;
  }

  private static void term(ArrayNode filters, String field, String value) {
    filters.addObject().putObject("term").put(field, value);
  }

  private static String literally(String text) {
    return text.replaceAll("[*?\\\\]", "\\\\$0");
  }

  private static List<Prompt> prompts(JsonNode found) {
    return found
        .at("/hits/hits")
        .valueStream()
        .map(hit -> PromptSource.prompt(hit.path("_source")))
        .toList();
  }
}
