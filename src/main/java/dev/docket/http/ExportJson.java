package dev.docket.http;

import dev.docket.json.Json;
import dev.docket.search.FoundRequest;
import dev.docket.search.Include;
import dev.docket.search.PageJson;
import java.util.Set;

/// Requests as lines of JSON, each as a search gives it.
record ExportJson(Set<Include> include) implements ExportLines {

  @Override
  public String contentType() {
    return "application/x-ndjson";
  }

  @Override
  public String extension() {
    return "jsonl";
  }

  @Override
  public byte[] head() {
    return new byte[0];
  }

  @Override
  public byte[] line(FoundRequest request) {
    return Json.bytes(PageJson.item(request, include, true));
  }

  @Override
  public byte[] end() {
    return new byte[] {'\n'};
  }
}
