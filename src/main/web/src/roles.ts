// What whoever has signed in may do.
import { session } from "./api";

export const mayWrite = (): boolean => session.value?.role === "write" || session.value?.role === "admin";

export const isAdmin = (): boolean => session.value?.role === "admin";
