package dev.docket.prompts;

import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.List;

/// One page of templates.
///
/// @param total how many there are on all pages
public record PromptListing(List<Item> items, long total) {

  /// A template, in the version that was asked for.
  public record Item(Prompt prompt, PromptVersion version) {}

  static PromptListing of(PromptStore store, WorkspaceId workspace, PromptQuery query) {
    if (query.deleted()) {
      return new PromptListing(List.of(), 0);
    }
    PromptStore.Found found = store.list(workspace, query);
    List<Long> numbers = found.prompts().stream().map(prompt -> number(prompt, query)).toList();
    List<PromptVersion> versions =
        store.versions(workspace, found.prompts().stream().map(Prompt::name).toList(), numbers);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      items.add(new Item(found.prompts().get(i), versions.get(i)));
    }
    return new PromptListing(items, found.total());
  }

  private static long number(Prompt prompt, PromptQuery query) {
    return query.label() == null
        ? prompt.latest()
        : prompt.label(query.label()).map(ReleaseLabel::version).orElse(prompt.latest());
  }
}
