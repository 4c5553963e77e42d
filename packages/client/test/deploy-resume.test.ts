import { describe, expect, it } from "vitest";
import type { Chain } from "../src/deploy/chain.js";
import type { FakeChain } from "./deploy/fake-chain.js";
import { CONFIG, world } from "./deploy/world.js";

class Crash extends Error {}

/** The chain, until its call number `at`; the process dies just before that call, or just after its effect. */
function until(chain: FakeChain, at: number, after: boolean): { chain: Chain; calls: () => number } {
  let calls = 0;
  const dying = new Proxy(chain, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return async (...args: unknown[]) => {
        calls += 1;
        if (calls > at) throw new Crash("dead already");
        if (calls === at && !after) throw new Crash("before");
        const result = await value.apply(target, args);
        if (calls === at) throw new Crash("after");
        return result;
      };
    },
  });
  return { chain: dying, calls: () => calls };
}

async function callsOfARun(): Promise<number> {
  const { chain, run } = await world();
  const whole = until(chain, Number.MAX_SAFE_INTEGER, true);
  await run("deploy", {}, whole.chain);
  return whole.calls();
}

describe("a deployment that is killed", () => {
  it("ends as if it had not been, whatever it was doing", async () => {
    const calls = await callsOfARun();
    expect(calls).toBeGreaterThan(50);
    const deaths = Array.from({ length: 2 * calls }, (_, index) => ({ at: 1 + (index >> 1), after: index % 2 === 1 }));
    await Promise.all(
      deaths.map(async ({ at, after }) => {
        const { chain, run } = await world();
        await expect(run("deploy", {}, until(chain, at, after).chain), `call ${at}`).rejects.toThrow(Crash);
        const { book } = await run();
        expect([chain.stored.length, chain.contracts.size, chain.transactions.size], `call ${at}`).toEqual([4, 4, 5]);
        expect(book!.token).toEqual(CONFIG.token);
        expect((await run()).changed).toBe(false);
      }),
    );
  }, 60_000);

  it("ends also when every one of its runs is killed a little later than the one before", async () => {
    const { chain, run } = await world();
    let runs = 0;
    for (let at = 2; ; at += 3) {
      runs += 1;
      const done = await run("deploy", {}, until(chain, at, runs % 2 === 0).chain).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof Crash)) throw error;
          return false;
        },
      );
      if (done) break;
    }
    expect(runs).toBeGreaterThan(8);
    expect([chain.stored.length, chain.contracts.size, chain.transactions.size]).toEqual([4, 4, 5]);
  });
});
