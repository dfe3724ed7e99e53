package dev.docket.views;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.KnownKeys;
import dev.docket.json.Property;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The views that the people of a workspace share.
public final class SavedViews {

  /// Most views of one workspace.
  static final int MOST = 200;

  private static final int MAX_NAME = 120;
  private static final int MAX_PATH = 8_192;

  private static final List<String> KEYS = List.of("name", "path");

  /// Only pages of Docket's own: a view must never lead anybody elsewhere.
  private static final List<String> PAGES =
      List.of("/requests", "/analytics", "/metadata", "/contrast");

  private static final Pattern PATH =
      Pattern.compile("(%s)([/?][\\x21-\\x7e&&[^\\\\]]*)?".formatted(String.join("|", PAGES)));

  private final ViewStore store;
  private final RequestIdSource ids;
  private final InstantSource clock;

  public SavedViews(ViewStore store, RequestIdSource ids, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /// All views of a workspace, by name.
  public List<SavedView> list(WorkspaceId workspace) {
    return store.list(workspace).stream()
        .sorted(Comparator.comparing(SavedView::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /// Saves a view.
  ///
  /// @param createdBy name of the caller's key
  /// @param body `{name, path}`
  /// @throws ProblemException [Problem.Invalid], or [Problem.Conflict] when the name is taken or
  ///   there are too many already
  public SavedView create(WorkspaceId workspace, String createdBy, JsonNode body) {
    KnownKeys.check(body, KEYS);
    SavedView view = new SavedView(ids.next().value(), name(body), path(body), createdBy, now());
    store.change(workspace, views -> with(views, view));
    return view;
  }

  private static List<SavedView> with(List<SavedView> views, SavedView added) {
    if (views.size() >= MOST) {
      throw new ProblemException(
          new Problem.Conflict(
              "A workspace has %d views at most; delete one first.".formatted(MOST)));
    }
    return replaced(views, added);
  }

  /// Renames a view, or lets it lead elsewhere.
  ///
  /// @param body of `name` and `path` those that change
  /// @throws ProblemException [Problem.Invalid], [Problem.NotFound], or [Problem.Conflict] when the
  ///   name is taken
  public SavedView change(WorkspaceId workspace, long id, JsonNode body) {
    KnownKeys.check(body, KEYS);
    Optional<String> name = body.has("name") ? Optional.of(name(body)) : Optional.empty();
    Optional<String> path = body.has("path") ? Optional.of(path(body)) : Optional.empty();
    List<SavedView> stored =
        store.change(
            workspace,
            views -> {
              SavedView old = found(views, id);
              return replaced(
                  views, old.changed(name.orElse(old.name()), path.orElse(old.path()), now()));
            });
    return found(stored, id);
  }

  /// Deletes a view.
  ///
  /// @throws ProblemException [Problem.NotFound]
  public void delete(WorkspaceId workspace, long id) {
    store.change(workspace, views -> others(views, found(views, id).id()));
  }

  private static List<SavedView> replaced(List<SavedView> views, SavedView view) {
    List<SavedView> others = others(views, view.id());
    if (others.stream().anyMatch(other -> other.name().equals(view.name()))) {
      throw new ProblemException(
          new Problem.Conflict("There is a view with the name `%s`.".formatted(view.name())));
    }
    return Stream.concat(others.stream(), Stream.of(view)).toList();
  }

  private static List<SavedView> others(List<SavedView> views, long id) {
    return views.stream().filter(view -> view.id() != id).toList();
  }

  private static SavedView found(List<SavedView> views, long id) {
    return views.stream()
        .filter(view -> view.id() == id)
        .findFirst()
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("No view has this id.")));
  }

  private static String name(JsonNode body) {
    String name = Property.text(body, "name").strip();
    if (name.isEmpty()
        || name.length() > MAX_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(
          "/name", "`name` has 1 to %d characters, on one line.".formatted(MAX_NAME));
    }
    return name;
  }

  private static String path(JsonNode body) {
    String path = Property.text(body, "path");
    if (path.length() > MAX_PATH || !PATH.matcher(path).matches()) {
      throw ProblemException.invalid(
          "/path",
          "`path` begins with %s, and has %,d characters at most, URL-encoded."
              .formatted(String.join(", ", PAGES), MAX_PATH),
          PAGES);
    }
    return path;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
