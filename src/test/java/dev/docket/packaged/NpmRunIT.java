package dev.docket.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.sdk.LoopbackProvider;
import dev.docket.sdk.NpmSdk;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The unmodified npm SDK's `run()` against the server as it is shipped.
class NpmRunIT {

  @TempDir Path data;

  @Test
  void a_prompt_is_published_run_and_found_by_its_metadata() throws Exception {
    NpmSdk.install();
    try (PackagedServer server = PackagedServer.start(data);
        LoopbackProvider provider = LoopbackProvider.start()) {
      JsonNode said =
          NpmSdk.run(server.api().base().toString(), PackagedServer.KEY, provider, "run", "jinja2");

      assertThat(provider.call("Where is order    42?").path()).isEqualTo("/v1/chat/completions");
      assertThat(provider.call("Buy: 1. milk").path()).isEqualTo("/v1/chat/completions");
      assertThat(said.at("/run/said/0/text").textValue()).isEqualTo("It is on its way.");
      JsonNode id = said.at("/run/response/request_id");
      JsonNode detail = server.api().get("/api/public/v2/requests/" + id).json();
      assertThat(detail.get("prompt_name").textValue()).isEqualTo("support/where is my order");
      assertThat(detail.get("price").isNumber()).isTrue();
      assertThat(server.api().withMetadata("user_id", "u-run"))
          .extracting(item -> item.get("id"))
          .containsExactly(id);
    }
  }
}
