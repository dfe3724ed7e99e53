import type { Failure } from "../api";
import { question } from "../query/asked";
import { Question } from "../query/Question";
import { Failed } from "../ui/Failed";
import { Slow } from "../ui/Slow";
import { settings } from "./address";
import { Controls } from "./Controls";
import { Differences } from "./Differences";
import { Measures } from "./Measures";
import { Modes } from "./Modes";
import { NoDifference, Unsaid } from "./Nothing";
import { Sentence } from "./Sentence";
import { sides } from "./sides";
import { useContrast } from "./useContrast";
import { useWindowVolume, WindowVolume } from "./WindowVolume";

/** What two sets of requests differ in: those that were asked for and the rest, a window, another query. */
export function ContrastPage() {
  const how = settings();
  const found = sides(question.value, how);
  const missing = typeof found === "string" ? found : undefined;
  const asked = useContrast(typeof found === "string" ? undefined : found, how);
  const volume = useWindowVolume(how);
  const answer = missing ? undefined : asked.data;
  const { failure } = asked;
  const isEmpty = answer && (answer.contrast.a.requests === 0 || answer.contrast.b.requests === 0);
  return (
    <main id="main" class="page contrast" aria-busy={asked.busy || volume.busy}>
      <h1 class="hidden">Contrast</h1>
      <Question failure={of(failure, how.isSwapped ? "/b" : "/a")} />
      <Modes how={how} failure={of(failure, how.isSwapped ? "/a" : "/b")} />
      {how.mode === "window" && <WindowVolume charts={volume} how={how} />}
      <Slow asked={asked} />
      <Failed asked={asked} />
      {missing && <Unsaid what={missing} />}
      {!missing && (answer || !failure) && (
        <>
          <Sentence answer={answer} />
          <div class="contrast-parts">
            <section class="ranked differences" aria-labelledby="differences">
              <div class="ranked-head">
                <h2 id="differences">Differences</h2>
                <span class="grow" />
                <Controls how={how} />
              </div>
              {answer && !answer.contrast.exact && (
                <p class="caution">
                  There are too many values to compare them all: one that belongs here may be missing. What is
                  shown is exact. Compare less at once, or name the metadata keys, to be sure.
                </p>
              )}
              {answer && (isEmpty || answer.contrast.differences.length === 0) ? (
                <NoDifference answer={answer} how={how} />
              ) : (
                <Differences answer={answer} how={how} />
              )}
            </section>
            <section class="ranked measures" aria-labelledby="measures">
              <div class="ranked-head">
                <h2 id="measures">Numbers</h2>
              </div>
              <Measures answer={answer} />
            </section>
          </div>
        </>
      )}
    </main>
  );
}

/** What is wrong with the line of a side: the server says whose line it is. */
function of(failure: Failure | undefined, side: "/a" | "/b"): Failure | undefined {
  return failure?.answer.pointer?.startsWith(side) ? failure : undefined;
}
