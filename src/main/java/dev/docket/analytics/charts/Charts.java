package dev.docket.analytics.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.AskedTime;
import dev.docket.filter.Selection;
import dev.docket.filter.SelectionReader;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Answers which numbers the charts of a call show.
public final class Charts {

  /// Of one call.
  static final int MOST = 20;

  private final ChartSource source;
  private final SelectionReader selections;

  public Charts(ChartSource source, InstantSource clock) {
    this.source = source;
    this.selections = new SelectionReader(clock);
  }

  /// The answer to a call. Properties that nobody knows are ignored, as PromptLayer's clients
  /// expect.
  ///
  /// @param body a selection, `interval` and `customCharts`
  /// @throws ProblemException when it cannot be understood, or the engine cannot answer
  public ObjectNode answer(WorkspaceId workspace, JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body is a JSON object with `customCharts`.");
    }
    Selection selection = selections.read(body);
    List<Chart> charts = charts(body.path("customCharts"));
    ChartSource.Question question =
        new ChartSource.Question(selection.whole(), AskedTime.read(body, selection), charts);
    return ChartsJson.of(charts, source.find(workspace, question));
  }

  private static List<Chart> charts(JsonNode given) {
    if (!given.isArray() || given.isEmpty() || given.size() > MOST) {
      throw ProblemException.refused(
          "/customCharts", "`customCharts` is a list of 1 to %d charts.".formatted(MOST));
    }
    List<Chart> charts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      ChartObject object = ChartObject.at(given.get(i), i).checked("a chart is an object.");
      Chart chart = ChartReader.read(object);
      if (!ids.add(chart.id())) {
        throw object.fault(
            "id", "an `id` stands for one chart; `%s` is there twice.".formatted(chart.id()));
      }
      charts.add(chart);
    }
    return charts;
  }
}
