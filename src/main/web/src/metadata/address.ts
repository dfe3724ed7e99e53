// The key stands in a parameter: as a part of the path `..` or a slash would not arrive everywhere.
import { address, to } from "../address";

/** The page of a key, about the same requests. */
export const keyAddress = (key: string): string => to({ key, prefix: null, sort: null }, "/metadata");

/** The page of all keys, about the same requests. */
export const keysAddress = (): string => to({ key: null, prefix: null, sort: null }, "/metadata");

/** The key that the page is about; "" for all of them. */
export const openKey = (): string => address.value.params.get("key") ?? "";
