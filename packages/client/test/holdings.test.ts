import { describe, expect, it } from "vitest";
import { fromUtf8 } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import { uint128 } from "../src/amount.js";
import { RewardsMsgComposer } from "../src/generated/Rewards.message-composer.js";
import type { BalancesResponse, WorkerBalanceInfo, WorkerRef } from "../src/generated/Rewards.types.js";
import { StakingMsgComposer } from "../src/generated/Staking.message-composer.js";
import type { PoolRef, PositionInfo } from "../src/generated/Staking.types.js";
import { claimMessages, earningsOf, positionsOf, withdrawalMessages } from "../src/holdings.js";

const decoded = ({ value }: EncodeObject) => JSON.parse(fromUtf8(value.msg));

/** A worker of topic 1 whose id is `worker`, with what he has coming in each role. */
const worker = (worker_id: number, inferer: number, forecaster = 0): WorkerBalanceInfo => ({
  topic_id: 1, worker_id, balance: { inferer: uint128(inferer), forecaster: uint128(forecaster) },
});

/** Rewards with these workers of an account, page by page. */
function rewards(credit: number, workers: readonly WorkerBalanceInfo[]) {
  const asked: (WorkerRef | null | undefined)[] = [];
  const balances = async ({ startAfter, limit = 10 }: { account: string; startAfter?: WorkerRef | null | undefined; limit?: number | null | undefined }): Promise<BalancesResponse> => {
    asked.push(startAfter);
    const rest = workers.filter(({ worker_id }) => startAfter === undefined || startAfter === null || worker_id > startAfter.worker_id);
    const page = rest.slice(0, limit!);
    const last = page.at(-1);
    const next = last !== undefined && page.length === limit ? { topic_id: 1, worker_id: last.worker_id } : null;
    return { credit: uint128(credit), workers: page, next, now: 5 };
  };
  return { asked, balances };
}

const messages = new RewardsMsgComposer("wasm1owner", "wasm1rewards");

describe("earnings", () => {
  it("are the credit and all workers with something, over all pages", async () => {
    const all = Array.from({ length: 70 }, (_, id) => worker(id, id % 2 === 0 ? 3 : 0, id === 1 ? 4 : 0));
    const from = rewards(5, all);
    const earnings = await earningsOf(from, "wasm1owner");
    expect(from.asked).toEqual([undefined, { topic_id: 1, worker_id: 29 }, { topic_id: 1, worker_id: 59 }]);
    expect(earnings.workers.map(({ worker_id }) => worker_id)).toEqual([0, 1, ...Array.from({ length: 34 }, (_, index) => 2 * index + 2)]);
    expect([earnings.credit, earnings.total]).toEqual([5n, 5n + 35n * 3n + 4n]);
  });

  it("are claimed by thirty workers in a message", async () => {
    const all = Array.from({ length: 61 }, (_, id) => worker(id, 1));
    const claims = claimMessages(messages, await earningsOf(rewards(0, all), "wasm1owner"), "wasm1cold").map(decoded);
    expect(claims.map(({ claim }) => [claim.workers.length, claim.beneficiary])).toEqual([[30, "wasm1cold"], [30, "wasm1cold"], [1, "wasm1cold"]]);
    expect(claims.flatMap(({ claim }) => claim.workers)).toEqual(all.map(({ topic_id, worker_id }) => ({ topic_id, worker_id })));
  });

  it("of somebody without workers are his credit, and of nobody nothing", async () => {
    const keeper = await earningsOf(rewards(7, [worker(0, 0)]), "wasm1keeper");
    expect(keeper).toEqual({ credit: 7n, workers: [], total: 7n });
    expect(claimMessages(messages, keeper).map(decoded)).toEqual([{ claim: { workers: [] } }]);
    expect(claimMessages(messages, await earningsOf(rewards(0, []), "wasm1nobody"))).toEqual([]);
  });
});

describe("positions", () => {
  const position = (reputer: string, withdrawable: number): PositionInfo => ({
    topic_id: 7, reputer, bonded: uint128(1), commission_made: uint128(0), counted: uint128(1), unbonding: uint128(withdrawable), withdrawable: uint128(withdrawable),
  });

  it("are those of all pages", async () => {
    const all = Array.from({ length: 60 }, (_, index) => position(`wasm1r${index + 10}`, 0));
    const asked: (PoolRef | null | undefined)[] = [];
    const positions = async ({ startAfter, limit = 10 }: { owner: string; startAfter?: PoolRef | null | undefined; limit?: number | null | undefined }) => {
      asked.push(startAfter);
      const from = all.findIndex(({ reputer }) => reputer === startAfter?.reputer) + 1;
      return { positions: all.slice(from, from + limit!), now: 1 };
    };
    expect(await positionsOf({ positions }, "wasm1d")).toEqual(all);
    expect(asked).toEqual([undefined, { topic_id: 7, reputer: "wasm1r39" }, { topic_id: 7, reputer: "wasm1r69" }]);
  });

  it("are withdrawn from where something has matured, and from nowhere else", () => {
    const composer = new StakingMsgComposer("wasm1d", "wasm1staking");
    const made = withdrawalMessages(composer, [position("wasm1a", 0), position("wasm1b", 5)], "wasm1cold").map(decoded);
    expect(made).toEqual([{ withdraw: { topic_id: 7, reputer: "wasm1b", beneficiary: "wasm1cold" } }]);
  });
});
