// What NpmRunTest has a user's program do with the unmodified SDK and the providers' own libraries.
// They know their servers from the environment alone. Runs the scenarios that are named, or all, and
// prints one JSON object with what each returned; an error is {thrown}.
"use strict";

const { PromptLayer } = require("promptlayer");

const text = (words) => [{ type: "text", text: words }];
const message = (role, words, more) => ({ role, content: text(words), ...more });
const chat = (...messages) => ({ type: "chat", messages });
const model = (name, more) => ({ model: { provider: "openai", name, parameters: {}, ...more } });

const attempt = async (call) => {
  try {
    return (await call()) ?? null;
  } catch (error) {
    return { thrown: String(error.message), status: error.status ?? null };
  }
};

const collect = async (stream) => {
  const all = [];
  for await (const data of stream) all.push(structuredClone(data));
  return all;
};

const greeting = chat(
  message("system", "You help {customer}."),
  message("user", "Where is order {number:>5}?"),
);

const scenarios = {
  async run(client) {
    const published = await client.templates.publish({
      prompt_name: "support/where is my order",
      tags: ["support"],
      prompt_template: greeting,
      commit_message: "first",
      metadata: model("gpt-4o-mini", { parameters: { temperature: 0.5, max_tokens: 64 } }),
      release_labels: ["prod"],
    });
    const group = await client.group.create();
    const response = await client.run({
      promptName: "support/where is my order",
      promptReleaseLabel: "prod",
      inputVariables: { customer: "Łucja", number: 42 },
      tags: ["from-run", "support"],
      metadata: { user_id: "u-run", plan: "pro" },
      groupId: group,
    });
    const said = response.prompt_blueprint.prompt_template.messages.at(-1).content;
    return { published, group, response, said };
  },

  async jinja2(client) {
    await client.templates.publish({
      prompt_name: "jinja",
      prompt_template: chat(
        message("user", "Buy:{% for item in items %} {{ loop.index }}. {{ item.name }}{% endfor %}", {
          template_format: "jinja2",
        }),
      ),
      metadata: model("gpt-4o-mini"),
    });
    return client.run({
      promptName: "jinja",
      inputVariables: { items: [{ name: "milk" }, { name: "{{ 7 * 7 }}" }] },
      metadata: { user_id: "u-jinja" },
    });
  },

  async versions(client) {
    const publish = (words, labels) =>
      client.templates.publish({
        prompt_name: "versions",
        prompt_template: chat(message("user", words)),
        metadata: model("gpt-4o-mini"),
        release_labels: labels,
      });
    await publish("one", ["stable"]);
    await publish("two", ["next"]);
    await publish("three");
    const run = (more) => client.run({ promptName: "versions", ...more });
    const runs = [
      await run({ promptVersion: 2 }),
      await run({ promptReleaseLabel: "stable" }),
      await run({}),
    ];
    await publish("four", ["stable"]);
    runs.push(await run({ promptReleaseLabel: "stable" }));
    return {
      runs,
      unknownVersion: await attempt(() => run({ promptVersion: 99 })),
      unknownLabel: await attempt(() => run({ promptReleaseLabel: "never" })),
      unknownPrompt: await attempt(() => client.run({ promptName: "no such prompt" })),
    };
  },

  async overrides(client) {
    await client.templates.publish({
      prompt_name: "overrides",
      prompt_template: chat(message("user", "Hi")),
      metadata: model("gpt-4o-mini", { parameters: { temperature: 1, seed: 7 } }),
    });
    return client.run({
      promptName: "overrides",
      model: "gpt-4o",
      modelParameterOverrides: { temperature: 0, top_p: 0.5 },
    });
  },

  async errors(client) {
    const thrown = {};
    for (const status of [401, 429, 500]) {
      await client.templates.publish({
        prompt_name: `errors ${status}`,
        prompt_template: chat(message("user", "Fail with {status}.")),
        metadata: model(`fails-${status}`),
      });
      thrown[status] = await attempt(() =>
        client.run({
          promptName: `errors ${status}`,
          inputVariables: { status },
          metadata: { user_id: `u-error-${status}` },
        }),
      );
    }
    return thrown;
  },

  async stream(client) {
    await client.templates.publish({
      prompt_name: "stream",
      prompt_template: chat(message("user", "Stream to {customer}.")),
      metadata: model("gpt-4o-mini"),
    });
    const run = (more) =>
      client.run({
        promptName: "stream",
        inputVariables: { customer: "Ada" },
        tags: ["streamed"],
        stream: true,
        ...more,
      });
    const chunks = await collect(await run({}));
    const withMetadata = await attempt(async () => collect(await run({ metadata: { a: "b" } })));
    return { chunks, withMetadata };
  },

  async apis(client) {
    const run = async (name, template, metadata) => {
      await client.templates.publish({ prompt_name: name, prompt_template: template, metadata });
      return client.run({ promptName: name, inputVariables: { customer: "Ada" } });
    };
    const completion = { type: "completion", content: text("Dear {customer},") };
    return {
      responses: await run("responses", greeting, model("gpt-5", { api_type: "responses" })),
      images: await run("images", completion, model("gpt-image-1", { api_type: "images" })),
      completion: await run("completion", completion, model("gpt-3.5-turbo-instruct")),
      anthropic: await run(
        "anthropic",
        greeting,
        model("claude-sonnet-4-5", { provider: "anthropic", parameters: { max_tokens: 99 } }),
      ),
    };
  },

  async anthropicStream(client) {
    await client.templates.publish({
      prompt_name: "anthropic stream",
      prompt_template: greeting,
      metadata: model("claude-sonnet-4-5", { provider: "anthropic" }),
    });
    return collect(
      await client.run({
        promptName: "anthropic stream",
        inputVariables: { customer: "Ada", number: 1 },
        stream: true,
      }),
    );
  },

  async templates(client) {
    const names = ["plain", "with/slash", "with space", "50% off", "a?b"];
    const got = {};
    for (const name of names) {
      await client.templates.publish({
        prompt_name: name,
        prompt_template: chat(message("user", "Hi {customer}")),
        metadata: model("gpt-4o-mini", { api_type: null }),
        release_labels: ["listed"],
      });
      got[name] = await attempt(() => client.templates.get(name));
    }
    const caching = new PromptLayer({ cacheTtlSeconds: 60 });
    const params = () => ({ input_variables: { customer: "Bo" } });
    return {
      got,
      rendered: await client.templates.get("plain", params()),
      unrendered: await client.templates.get("plain", { skip_input_variable_rendering: true }),
      cached: [
        await caching.templates.get("plain", params()),
        await caching.templates.get("plain", params()),
      ],
      all: (await client.templates.all({ per_page: 100 })).map((item) => item.prompt_name),
      labelled: await client.templates.all({ page: 1, per_page: 2, label: "listed" }),
      noName: await attempt(() => client.templates.publish({ prompt_template: greeting })),
      noTemplate: await attempt(() => client.templates.publish({ prompt_name: "x" })),
    };
  },

  async wrongKey() {
    const client = new PromptLayer({ apiKey: "dk_wrong_0123456789" });
    return {
      run: await attempt(() => client.run({ promptName: "plain", metadata: { user_id: "x" } })),
      get: await attempt(() => client.templates.get("plain")),
      all: await attempt(() => client.templates.all()),
      publish: await attempt(() =>
        client.templates.publish({ prompt_name: "stolen", prompt_template: greeting }),
      ),
    };
  },

  async openaiProxy(client) {
    const openai = new client.OpenAI();
    const call = (more) =>
      openai.chat.completions.create({
        model: "gpt-4o-mini",
        messages: [{ role: "user", content: "By proxy" }],
        ...more,
      });
    const [response, id] = await call({ return_pl_id: true, pl_tags: ["by-proxy"] });
    const tracked = await client.track.metadata({
      request_id: id,
      metadata: { user_id: "u-openai-proxy" },
    });
    const plain = await call({ pl_tags: ["by-proxy-plain"] });
    const streamed = await collect(
      await call({ stream: true, return_pl_id: true, pl_tags: ["by-proxy-stream"] }),
    );
    return { response, id, tracked, plain, streamed };
  },

  async anthropicProxy(client) {
    const anthropic = new client.Anthropic();
    const [response, id] = await anthropic.messages.create({
      model: "claude-sonnet-4-5",
      max_tokens: 50,
      messages: [{ role: "user", content: "By proxy" }],
      return_pl_id: true,
      pl_tags: ["by-anthropic-proxy"],
    });
    const tracked = await client.track.metadata({
      request_id: id,
      metadata: { user_id: "u-anthropic-proxy" },
    });
    return { response, id, tracked };
  },
};

const main = async (named) => {
  const said = {};
  for (const name of named.length > 0 ? named : Object.keys(scenarios)) {
    said[name] = await attempt(() => scenarios[name](new PromptLayer()));
  }
  return said;
};

// What the SDK says beside is not ours to print.
console.log = console.info = console.error;
main(process.argv.slice(2)).then((said) => process.stdout.write(JSON.stringify(said) + "\n"));
