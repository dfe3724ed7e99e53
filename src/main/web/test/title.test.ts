import { title } from "../src/title";
import { equal, test } from "./harness";

const of = (target: string): string => {
  const { pathname, searchParams } = new URL(target, location.origin);
  return title({ path: pathname, params: searchParams });
};

test("titles: what is looked for comes first, then the page", () => {
  equal(of("/requests"), "Requests · Docket");
  equal(of("/analytics?query=status:ERROR&from=now-7d"), "status:ERROR · Analytics · Docket");
  equal(of("/metadata?key=plan"), "plan · Metadata · Docket");
});

test("titles: a request has its id, a thread what it is of", () => {
  equal(of("/requests/730123"), "730123 · Requests · Docket");
  equal(of("/requests?view=thread&query=metadata.session_id:s1"), "metadata.session_id:s1 · Thread · Docket");
});
