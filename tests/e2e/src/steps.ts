/** Tests that are the steps of one story: each needs what came before it. */

import { it } from "vitest";

/** One step; `timeout` in milliseconds. */
export type Step = (what: string, work: () => Promise<void>, timeout?: number) => void;

/** The steps of a new story. After the first that fails, the others are skipped. `onFailure` may say more about it. */
export function steps(onFailure = () => {}): Step {
  let failed = false;
  return (what, work, timeout) =>
    it(
      what,
      async ({ skip, onTestFailed }) => {
        if (failed) skip();
        onTestFailed(() => {
          failed = true;
          onFailure();
        });
        await work();
      },
      timeout,
    );
}
