/** What a keeper does for the suite's money, once a period: begins periods, refreshes weights, has parked epochs paid. Pure. */

import type { OverviewResponse, TopicFunding } from "../generated/Rewards.types.js";
import type { UnpaidResponse } from "../generated/Synthesis.types.js";

/**
 * So many periods that are due are begun by the next message that comes; more by messages of their own. Beyond 30 no message
 * begins them but `Roll`, and no epoch is paid.
 */
const FEW_PERIODS = 7;

/** Something to be done. */
export type Chore =
  /** So many periods are to begin. */
  | { readonly kind: "roll"; readonly periods: number }
  /** A topic's weight is to be set for the periods to come. */
  | { readonly kind: "touch"; readonly topicId: number }
  /** A parked epoch is to be paid. */
  | { readonly kind: "pay"; readonly topicId: number; readonly epochId: number };

/** Names a chore among all others: what is remembered of it is remembered by this. Begins of periods are one chore. */
export function keyOf(chore: Chore): string {
  switch (chore.kind) {
    case "roll":
      return "roll";
    case "touch":
      return `touch ${chore.topicId}`;
    case "pay":
      return `pay ${chore.topicId} ${chore.epochId}`;
  }
}

/** Begins periods, where many are due. */
export function rolls({ period, rolled }: Pick<OverviewResponse, "period" | "rolled">): Chore[] {
  const periods = period - rolled;
  return periods > FEW_PERIODS ? [{ kind: "roll", periods }] : [];
}

/** Touches each topic that has a weight or would get one, unless somebody did in this period. */
export function touches(topics: readonly TopicFunding[], period: number): Chore[] {
  return topics.flatMap((topic): Chore[] => (isTouched(topic, period) || !isWeighty(topic) ? [] : [{ kind: "touch", topicId: topic.topic_id }]));
}

/**
 * Has parked epochs paid, in the order in which they were settled. Whether a payment failed today does not matter: anybody can
 * make one fail, from so deep within calls of contracts that the chain ends them, and by one a day would keep a keeper away.
 */
export function payments(topicId: number, { epochs }: Pick<UnpaidResponse, "epochs">): Chore[] {
  return epochs.filter(({ parked }) => parked).map(({ epoch_id }) => ({ kind: "pay", topicId, epochId: epoch_id }));
}

/** A touch and a payment set the weight from the next period on. */
function isTouched({ weights }: TopicFunding, period: number): boolean {
  return weights.some(({ from }) => from > period);
}

function isWeighty({ weights, eligible, payments, stake }: TopicFunding): boolean {
  return weights.some(({ weight }) => BigInt(weight) > 0n) || (eligible && BigInt(payments) > 0n && BigInt(stake) > 0n);
}
