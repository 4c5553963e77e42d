/** What a configuration says that is allowed, and that hardly anybody wants. Pure. */

import { formatAmount } from "../amount.js";
import type { SuiteConfig } from "./config.js";

/** What is known of a suite's token. */
export interface TokenFacts {
  /** Of a cw20. A coin of the chain does not say. */
  readonly decimals?: number;
  /** How much there is of a coin of the chain, in base units. */
  readonly supply?: bigint;
}

/** The contract's default. */
const TOKENS_PER_WEIGHT = 1_000_000n;

/** A vote should be worth between a thousandth and a thousand tokens. */
const ROOM = 3;

/** One sentence for each thing that should be looked at again before it is too late. */
export function warnings({ params, token }: SuiteConfig, facts: TokenFacts): string[] {
  const perWeight = params["tokens_per_weight"];
  const money = params["money"];
  const supply = typeof money === "object" ? money["supply"] : undefined;
  const mintable = typeof money === "object" ? money["mintable"] : undefined;
  return [
    ...ofVotes(typeof perWeight === "string" ? BigInt(perWeight) : TOKENS_PER_WEIGHT, facts.decimals),
    ...("native" in token ? ofSupply(typeof supply === "string" ? BigInt(supply) : undefined, facts.supply) : []),
    ...("newCw20" in token && token.newCw20.cap === undefined ? ofMinting(mintable) : []),
  ];
}

function ofVotes(perWeight: bigint, decimals: number | undefined): string[] {
  if (decimals === undefined) return [];
  const one = 10n ** BigInt(decimals);
  const room = 10n ** BigInt(ROOM);
  if (perWeight * room >= one && perWeight <= one * room) return [];
  const vote = `with ${decimals} decimals a vote is ${formatAmount(perWeight, decimals)} tokens (tokens_per_weight ${perWeight}), and that never changes`;
  return [`${vote}; ${one} makes a token a vote`];
}

function ofSupply(stated: bigint | undefined, found: bigint | undefined): string[] {
  if (stated === undefined) return ["there is no money.supply: a coin of the chain has no emission without it; epochs are paid from the funding of their topics alone"];
  if (found === undefined || stated <= found) return [];
  return [`money.supply is ${stated}, but the chain has ${found} of the coin: a wrong figure is a wrong emission`];
}

function ofMinting(mintable: unknown): string[] {
  if (typeof mintable === "string" && BigInt(mintable) > 0n) return [];
  return ["the new token has no cap and there is no money.mintable: nothing is minted for emission; state what may still come, or a cap"];
}
