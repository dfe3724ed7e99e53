package dev.docket.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.search.FoundRequest;
import dev.docket.search.Include;
import dev.docket.search.PageJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/// Requests as a table: the properties that a search's items have, metadata keys each as a column,
/// and all metadata in one.
final class ExportCsv implements ExportLines {

  /// What a search's items always have, in an order for people.
  private static final List<String> FIXED =
      List.of(
          "id",
          "request_start_time",
          "request_end_time",
          "latency",
          "status",
          "error_type",
          "provider_type",
          "engine",
          "prompt_name",
          "prompt_id",
          "prompt_version_number",
          "input_tokens",
          "output_tokens",
          "cached_tokens",
          "thinking_tokens",
          "price",
          "price_source",
          "group_id",
          "tags_array",
          "scores");

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("").get();

  private final Set<Include> include;
  private final List<String> properties;
  private final List<String> keys;

  ExportCsv(Set<Include> include, List<String> keys) {
    this.include = include;
    this.keys = keys;
    this.properties =
        Stream.concat(FIXED.stream(), include.stream().sorted().flatMap(ExportCsv::properties))
            .toList();
  }

  private static Stream<String> properties(Include include) {
    return switch (include) {
      case PREVIEWS -> Stream.of("input_preview", "output_preview");
      case INPUT_TEXT -> Stream.of("input_text");
      case OUTPUT_TEXT -> Stream.of("output_text");
      case OUTPUT -> Stream.of("output");
      case INPUT_VARIABLES -> Stream.of("input_variables");
      case HIGHLIGHTS -> Stream.of("highlights");
      case ERROR -> Stream.of("error_message");
    };
  }

  @Override
  public String contentType() {
    return "text/csv; charset=utf-8";
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public byte[] head() {
    return record(
        Stream.of(
                properties.stream(),
                keys.stream().map(key -> "metadata." + key),
                Stream.of("metadata_json"))
            .flatMap(names -> names)
            .toList());
  }

  @Override
  public byte[] line(FoundRequest request) {
    ObjectNode item = PageJson.item(request, include, true);
    MetadataCells metadata = new MetadataCells(request.summary().annotations().metadata());
    List<String> cells = new ArrayList<>(properties.size() + keys.size() + 1);
    properties.forEach(name -> cells.add(CsvCell.of(item.path(name))));
    keys.forEach(key -> cells.add(metadata.cell(key)));
    cells.add(metadata.all());
    return record(cells);
  }

  private static byte[] record(List<String> cells) {
    return CsvCell.utf8(FORMAT.format(cells.toArray()));
  }

  @Override
  public byte[] end() {
    return new byte[] {'\r', '\n'};
  }
}
