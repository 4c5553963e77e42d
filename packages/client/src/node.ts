/** What needs Node: files and programs. */

export * from "./address-book-file.js";
export * from "./file-store.js";
export * from "./keeper/keeper.js";
export type { Limits } from "./keeper/plan.js";
export { asJson, asText, type Done, type Report } from "./keeper/report.js";
export * from "./signer.js";
