/** What somebody was paid for an epoch, and by which arithmetic. */

import { formatAmount, type Uint128 } from "./amount.js";
import type { ExplainPaymentResponse, PaymentPart } from "./generated/Rewards.types.js";

/** Shares and fractions are integers out of this. */
const WHOLE = 10n ** 18n;

/** What a part comes to by its terms, in base units: floor(reward · share · fraction / 10^36). */
export function amountOf({ reward, share, fraction }: Pick<PaymentPart, "reward" | "share" | "fraction">): bigint {
  return (BigInt(reward) * BigInt(share) * BigInt(fraction)) / (WHOLE * WHOLE);
}

/** What somebody got for an epoch in all his roles, in base units. */
export function paidTo({ parts }: ExplainPaymentResponse): bigint {
  return parts.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
}

/**
 * What rewards says of a payment (`explainPayment`), in sentences for people: one for what the epoch was paid, one for each role.
 *
 * `decimals`: of the token.
 */
export function paymentInWords({ settlement, parts, table_kept }: ExplainPaymentResponse, decimals: number): string[] {
  if (settlement === undefined || settlement === null) return ["the epoch was not paid"];
  const tokens = (amount: Uint128 | bigint) => formatAmount(amount, decimals);
  const { epoch_id, from, to, emission, own, advance_fee, reward } = settlement;
  const epoch = `epoch ${epoch_id} was paid for ${to - from} s: ${tokens(emission)} of the emission and ${tokens(own)} of the topic's funding, less ${tokens(advance_fee)} for who sent the message: ${tokens(reward)}`;
  if (!table_kept) return [epoch, "the epoch's table is no longer kept: who got what is in the events of its payment"];
  const roles = parts.map(({ payee, amount, share, fraction }) => `${payee}: ${percent(share)} of it is this role's, ${percent(fraction)} of that is ${tokens(amount)}`);
  return [epoch, ...(roles.length === 0 ? ["nothing of it was for whom you ask about"] : roles)];
}

/** A share out of 10^18 in percent, exactly. */
function percent(share: string): string {
  return `${formatAmount(BigInt(share), 16)} %`;
}
