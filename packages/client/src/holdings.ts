/** What an account has in a suite: all pages of what the contracts answer, and the messages that fetch it. */

import type { EncodeObject } from "@cosmjs/proto-signing";
import type { RewardsQueryClient } from "./generated/Rewards.client.js";
import type { RewardsMsgComposer } from "./generated/Rewards.message-composer.js";
import type { WorkerBalanceInfo, WorkerRef } from "./generated/Rewards.types.js";
import type { StakingQueryClient } from "./generated/Staking.client.js";
import type { StakingMsgComposer } from "./generated/Staking.message-composer.js";
import type { PoolRef, PositionInfo } from "./generated/Staking.types.js";
import { allPages, inPages, PAGE } from "./pages.js";

/** What an account has coming from rewards, in base units. */
export interface Earnings {
  /** For itself: advance fees, the validators' share, rewards of a reputer without stake. */
  readonly credit: bigint;
  /** Its workers of all topics that have something, ascending by topic. */
  readonly workers: readonly WorkerBalanceInfo[];
  /** All of it. */
  readonly total: bigint;
}

/** All that an account has coming from rewards, over all its topics. */
export async function earningsOf(rewards: Pick<RewardsQueryClient, "balances">, account: string): Promise<Earnings> {
  const pages = await allPages((startAfter: WorkerRef | undefined) => rewards.balances({ account, startAfter, limit: PAGE }));
  const workers = pages.flatMap((page) => page.workers).filter((worker) => inBothRoles(worker) > 0n);
  const credit = BigInt(pages.at(-1)?.credit ?? 0);
  return { credit, workers, total: workers.reduce((sum, worker) => sum + inBothRoles(worker), credit) };
}

/**
 * The messages that claim earnings, each for 30 workers; none where there is nothing. The first brings the credit too.
 *
 * `beneficiary`: who is paid; default: the sender, who must be the owner of the workers.
 */
export function claimMessages(messages: Pick<RewardsMsgComposer, "claim">, { credit, workers }: Earnings, beneficiary?: string): EncodeObject[] {
  const refs = workers.map(({ topic_id, worker_id }): WorkerRef => ({ topic_id, worker_id }));
  const pages = inPages(refs);
  if (pages.length === 0 && credit > 0n) pages.push([]);
  return pages.map((page) => messages.claim({ workers: page, beneficiary }));
}

/** All that an account has in the pools of reputers, its own and others', over all topics. */
export async function positionsOf(staking: Pick<StakingQueryClient, "positions">, owner: string): Promise<PositionInfo[]> {
  const all: PositionInfo[] = [];
  for (let startAfter: PoolRef | undefined; ; ) {
    const { positions } = await staking.positions({ owner, startAfter, limit: PAGE });
    all.push(...positions);
    const last = positions.at(-1);
    if (last === undefined || positions.length < PAGE) return all;
    startAfter = { topic_id: last.topic_id, reputer: last.reputer };
  }
}

/** The messages that fetch what has matured, one for each pool. What was redelegated enters its new pool. */
export function withdrawalMessages(messages: Pick<StakingMsgComposer, "withdraw">, positions: readonly PositionInfo[], beneficiary?: string): EncodeObject[] {
  const matured = positions.filter(({ withdrawable }) => BigInt(withdrawable) > 0n);
  return matured.map(({ topic_id, reputer }) => messages.withdraw({ topicId: topic_id, reputer, beneficiary }));
}

function inBothRoles({ balance: { inferer, forecaster } }: WorkerBalanceInfo): bigint {
  return BigInt(inferer) + BigInt(forecaster);
}
