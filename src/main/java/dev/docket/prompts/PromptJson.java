package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.Times;
import dev.docket.requests.WorkspaceId;
import java.util.List;

/// Templates as they are shown: PromptLayer's names, which are not the same everywhere.
public final class PromptJson {

  /// No external ids.
  static final JsonNode NONE = Json.object().arrayNode();

  private PromptJson() {}

  /// What has been published. Clients look for the version's number under either of two names.
  public static ObjectNode published(WorkspaceId workspace, Publishing.Published published) {
    Prompt prompt = published.prompt();
    PromptVersion version = published.version();
    ObjectNode json = Json.object().put("success", true);
    json.put("id", prompt.id())
        .put("prompt_name", prompt.name())
        .put("workspace_id", workspace.value())
        .put("prompt_version_id", version.id())
        .put("version_number", version.number())
        .put("version", version.number());
    texts(json, "tags", prompt.tags());
    texts(json, "release_labels", published.publication().labels());
    content(json, version.content());
    json.set("external_ids", prompt.externalIds());
    return json;
  }

  /// One page of templates.
  public static ObjectNode listed(WorkspaceId workspace, PromptListing listing, PromptQuery query) {
    ObjectNode json = Json.object().put("success", true);
    ArrayNode items = json.putArray("items");
    listing.items().forEach(item -> items.add(item(workspace, item)));
    long pages = Math.ceilDiv(listing.total(), query.perPage());
    json.put("page", query.page())
        .put("per_page", query.perPage())
        .put("pages", pages)
        .put("total", listing.total())
        .put("has_next", query.page() < pages)
        .put("has_prev", query.page() > 1);
    if (query.page() < pages) {
      json.put("next_num", query.page() + 1);
    } else {
      json.putNull("next_num");
    }
    if (query.page() > 1) {
      json.put("prev_num", query.page() - 1);
    } else {
      json.putNull("prev_num");
    }
    return json;
  }

  private static ObjectNode item(WorkspaceId workspace, PromptListing.Item item) {
    ObjectNode json = version(workspace, item.prompt(), item.version());
    json.putNull("folder_id");
    json.set("external_ids", item.prompt().externalIds());
    return json.put("created_at", Times.format(item.prompt().createdAt()))
        .put("updated_at", Times.format(item.prompt().updatedAt()));
  }

  /// A version with all that is known of it, as it was published.
  static ObjectNode version(WorkspaceId workspace, Prompt prompt, PromptVersion version) {
    ObjectNode json =
        Json.object()
            .put("id", prompt.id())
            .put("prompt_name", prompt.name())
            .put("workspace_id", workspace.value())
            .put("version", version.number())
            .put("prompt_version_id", version.id());
    texts(json, "tags", prompt.tags());
    texts(json, "release_labels", prompt.labelsOf(version.number()));
    content(json, version.content());
    return json;
  }

  /// The labels of a template.
  public static ObjectNode labels(List<ReleaseLabels.Labelled> labels) {
    ObjectNode json = Json.object().put("success", true);
    ArrayNode array = json.putArray("release_labels");
    labels.forEach(label -> array.add(label(label)));
    return json;
  }

  /// One label.
  public static ObjectNode label(ReleaseLabels.Labelled labelled) {
    return Json.object()
        .put("prompt_version_id", labelled.version().id())
        .put("prompt_version_number", labelled.version().number())
        .put("release_label", labelled.label().name())
        .put("release_label_id", labelled.label().id());
  }

  private static void content(ObjectNode json, VersionContent content) {
    json.put("commit_message", content.commitMessage());
    json.set("metadata", content.metadata());
    json.set("prompt_template", content.template());
  }

  private static void texts(ObjectNode json, String name, List<String> texts) {
    ArrayNode array = json.putArray(name);
    texts.forEach(array::add);
  }
}
