// What NpmSdkTest has a user's program do with the unmodified SDK. The SDK knows the server and the
// key from PROMPTLAYER_BASE_URL and PROMPTLAYER_API_KEY alone. Prints one JSON object.
"use strict";

const { PromptLayer } = require("promptlayer");

const message = (role, text) => ({ role, content: [{ type: "text", text }] });

const request = (question) => ({
  provider: "openai",
  model: "gpt-4o-mini",
  input: { type: "chat", messages: [message("user", question)] },
  output: { type: "chat", messages: [message("assistant", "It is on its way.")] },
  request_start_time: new Date(Date.now() - 1500).toISOString(),
  request_end_time: new Date().toISOString(),
  input_tokens: 12,
  output_tokens: 6,
  tags: ["from-npm"],
  metadata: { channel: "chat" },
});

const scenarios = {
  async everything(client, [question]) {
    const log = await client.logRequest(request(question));
    const id = log.id;
    const first = await client.track.metadata({
      request_id: id,
      metadata: { user_id: "u-first", plan: "pro" },
    });
    const second = await client.track.metadata({
      request_id: id,
      metadata: { user_id: "u-second" },
    });
    const score = await client.track.score({ request_id: id, score: 87, name: "helpful" });
    const group = await client.group.create();
    const grouped = await client.track.group({ request_id: id, group_id: group });
    const prompt = await client.track.prompt({
      request_id: id,
      prompt_name: "support/answer",
      prompt_input_variables: { city: "Łódź" },
      version: 3,
    });
    return { log, first, second, score, group, grouped, prompt };
  },

  // Every call is tried, so that one that wrongly succeeds is seen.
  async refused(client, [id, group]) {
    const calls = {
      logRequest: () => client.logRequest(request("never stored")),
      metadata: () => client.track.metadata({ request_id: Number(id), metadata: { a: "b" } }),
      score: () => client.track.score({ request_id: Number(id), score: 1 }),
      group: () => client.track.group({ request_id: Number(id), group_id: Number(group) }),
      prompt: () =>
        client.track.prompt({
          request_id: Number(id),
          prompt_name: "p",
          prompt_input_variables: {},
        }),
      create: () => client.group.create(),
    };
    const outcome = {};
    for (const [name, call] of Object.entries(calls)) {
      try {
        outcome[name] = { returned: (await call()) ?? null };
      } catch (error) {
        outcome[name] = { thrown: String(error.message) };
      }
    }
    return outcome;
  },
};

const [scenario, ...given] = process.argv.slice(2);
scenarios[scenario](new PromptLayer(), given).then(
  (result) => console.log(JSON.stringify(result)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
