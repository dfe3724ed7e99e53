// What NpmTracingTest has a user's program do with the unmodified SDK and tracing on. It knows its
// servers from the environment alone. Prints one JSON object; the process ends when the SDK has sent
// all of its spans, which it does on its own.
"use strict";

const { PromptLayer } = require("promptlayer");

const message = (role, text) => ({ role, content: [{ type: "text", text }] });

const publish = (client, name, model) =>
  client.templates.publish({
    prompt_name: name,
    prompt_template: { type: "chat", messages: [message("user", "Where is {thing}?")] },
    metadata: { model: { provider: "openai", name: model, parameters: {} } },
  });

const attempt = async (call) => {
  try {
    return { returned: (await call()) ?? null };
  } catch (error) {
    return { thrown: String(error.message) };
  }
};

const main = async () => {
  const client = new PromptLayer({ enableTracing: true });
  await publish(client, "traced", "gpt-4o-mini");
  await publish(client, "traced and failing", "fails-500");
  const run = (promptName, thing) =>
    client.run({ promptName, inputVariables: { thing }, metadata: { user_id: `u-${thing}` } });

  const alone = await run("traced", "alone");
  const failing = await attempt(() => run("traced and failing", "failing"));

  const openai = new client.OpenAI();
  const answer = client.wrapWithSpan(
    "answer",
    async (thing) => {
      const first = await run("traced", thing);
      const [, second] = await openai.chat.completions.create({
        model: "gpt-4o-mini",
        messages: [{ role: "user", content: "By proxy" }],
        return_pl_id: true,
      });
      return [first.request_id, second];
    },
    { feature: "orders" },
  );
  const within = await answer("within");

  const log = await client.logRequest({
    provider: "openai",
    model: "gpt-4o-mini",
    input: { type: "chat", messages: [message("user", "Untraced?")] },
    output: { type: "chat", messages: [message("assistant", "Yes.")] },
    request_start_time: new Date().toISOString(),
    request_end_time: new Date().toISOString(),
  });
  const tracked = await client.track.metadata({
    request_id: alone.request_id,
    metadata: { tracked: "yes" },
  });
  return { alone: alone.request_id, failing, within, log: log.id, tracked };
};

// What the SDK says beside is not ours to print.
console.log = console.info = console.error;
main().then(
  (said) => process.stdout.write(JSON.stringify(said) + "\n"),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
