package dev.docket.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;

/// What belongs to one workspace and can be named in a call.
enum Thing {
  REQUEST {
    @Override
    String make(Tenant owner) {
      return owner
          .post(
              "/log-request",
              """
              {"provider": "openai", "model": "gpt-4o", "metadata": {"mark": "%s"},
               "input": {"type": "chat", "messages": []}, "output": {"type": "chat", "messages": []},
               "request_start_time": 1795457045, "request_end_time": 1795457046}
              """
                  .formatted(owner.mark()))
          .path("id")
          .asText();
    }

    @Override
    JsonNode shown(Tenant owner, String id) {
      return owner.get("/api/public/v2/requests/" + id);
    }
  },
  GROUP {
    @Override
    String make(Tenant owner) {
      return owner.post("/create-group", "{}").path("id").asText();
    }

    // No route shows a group.
    @Override
    JsonNode shown(Tenant owner, String id) {
      return owner.get("/api/public/v2/requests/search?query=group_id:" + id).path("items");
    }
  },
  PROMPT {
    @Override
    String make(Tenant owner) {
      return publish(owner, owner.fresh()).path("id").asText();
    }

    @Override
    JsonNode shown(Tenant owner, String id) {
      return owner.get("/prompt-templates/" + id);
    }
  },
  PROMPT_NAME {
    @Override
    String make(Tenant owner) {
      String name = owner.fresh();
      publish(owner, name);
      return name;
    }

    @Override
    String unknown(String known) {
      return known.replace('-', '_');
    }

    @Override
    JsonNode shown(Tenant owner, String name) {
      return owner.get("/prompt-templates/" + name);
    }
  },
  LABEL {
    @Override
    String make(Tenant owner) {
      String prompt = PROMPT.make(owner);
      return owner
          .post(
              "/prompts/" + prompt + "/label",
              "{\"prompt_version_number\": 1, \"name\": \"%s\"}".formatted(owner.fresh()))
          .path("id")
          .asText();
    }

    @Override
    JsonNode shown(Tenant owner, String id) {
      return owner.get("/prompt-templates?per_page=100");
    }
  },
  VIEW {
    @Override
    String make(Tenant owner) {
      return owner
          .post(
              "/api/public/v2/views",
              "{\"name\": \"%s\", \"path\": \"/requests\"}".formatted(owner.fresh()))
          .path("id")
          .asText();
    }

    @Override
    JsonNode shown(Tenant owner, String id) {
      return one(owner.get("/api/public/v2/views"), id);
    }
  },
  TRACE {
    @Override
    String make(Tenant owner) {
      String id = "%032x".formatted(owner.number());
      owner.post(
          "/spans-bulk",
          """
          {"spans": [{"name": "%s", "context": {"trace_id": "%s", "span_id": "%016x"},
           "start_time": "1795457045000000000", "end_time": "1795457046000000000"}]}
          """
              .formatted(owner.mark(), id, owner.number()));
      return id;
    }

    @Override
    String unknown(String known) {
      return "f" + known.substring(1);
    }

    @Override
    JsonNode shown(Tenant owner, String id) {
      return owner.get("/api/public/v2/traces/" + id);
    }
  },
  JOB {
    @Override
    String make(Tenant owner) {
      return owner.post("/api/admin/backups", "{}").path("job").path("id").asText();
    }

    // The rest of it moves on by itself.
    @Override
    JsonNode shown(Tenant owner, String id) {
      return owner.get("/api/public/v2/jobs/" + id).path("job").path("created_at");
    }
  },
  WORKSPACE {
    @Override
    String make(Tenant owner) {
      return owner.workspace();
    }

    @Override
    JsonNode shown(Tenant owner, String name) {
      for (JsonNode workspace : owner.get("/api/admin/workspaces").path("items")) {
        if (workspace.path("name").asText().equals(name)) {
          return workspace.path("retention");
        }
      }
      throw new AssertionError("no workspace is called " + name);
    }

    @Override
    String unknown(String known) {
      return known + "-of-nobody";
    }
  },
  KEY {
    @Override
    String make(Tenant owner) {
      return owner.newKey("read").path("id").asText();
    }

    @Override
    JsonNode shown(Tenant owner, String id) {
      return one(owner.get("/api/admin/keys"), id);
    }
  };

  /// Makes one.
  ///
  /// @return its id, or its name
  abstract String make(Tenant owner);

  /// What its owner sees of it.
  abstract JsonNode shown(Tenant owner, String id);

  /// What could name such a thing, and names none.
  String unknown(String known) {
    return Long.toString(Long.parseLong(known) + 1);
  }

  private static JsonNode publish(Tenant owner, String name) {
    return owner.post(
        "/rest/prompt-templates",
        """
        {"prompt_template": {"prompt_name": "%s"}, "prompt_version": {"commit_message": "%s",
         "prompt_template": {"type": "completion", "content": [{"type": "text", "text": "Hi"}]}}}
        """
            .formatted(name, owner.mark()));
  }

  private static JsonNode one(JsonNode list, String id) {
    for (JsonNode item : list.path("items")) {
      if (item.path("id").asText().equals(id)) {
        return item;
      }
    }
    throw new AssertionError("nothing has the id %s in %s".formatted(id, list));
  }

  /// As it stands in the table.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Thing of(String word) {
    return Stream.of(values())
        .filter(thing -> thing.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no such thing: " + word));
  }
}
