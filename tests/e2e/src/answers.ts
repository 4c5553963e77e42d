/** Answers of contracts, to be compared. */

/** Fields that say when. */
export const TIMES: readonly string[] = [
  ...["now", "age", "opened_at", "closed_at", "close_due", "settled_at", "settle_due", "target_at", "phase", "newer_close_due"],
];

/** Fields of which a topic's id is a part. */
export const HASHES: readonly string[] = ["inputs_hash", "reports_hash"];

/** An answer without these fields, wherever they are in it. */
export function without<T>(answer: T, ...fields: readonly string[]): T {
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (fields.includes(key) ? undefined : value))) as T;
}
