package dev.docket.http;

import dev.docket.search.ExportQuery;
import dev.docket.search.FoundRequest;
import java.util.List;

/// How an export is written down.
sealed interface ExportLines permits ExportJson, ExportCsv {

  /// The lines of a format.
  ///
  /// @param columns metadata keys that have a column of their own
  static ExportLines of(ExportQuery query, List<String> columns) {
    return switch (query.format()) {
      case JSONL -> new ExportJson(query.include());
      case CSV -> new ExportCsv(query.include(), columns);
    };
  }

  String contentType();

  /// Of a file.
  String extension();

  /// What comes before the first request, a line without its end; empty when nothing does.
  byte[] head();

  /// One request, a line without its end.
  byte[] line(FoundRequest request);

  /// What ends a line.
  byte[] end();
}
