import { openKey } from "./address";
import { Catalogue } from "./Catalogue";
import { KeyPage } from "./KeyPage";

/** All metadata keys, or one of them. */
export function MetadataPage() {
  const key = openKey();
  return key ? <KeyPage key={key} name={key} /> : <Catalogue />;
}
