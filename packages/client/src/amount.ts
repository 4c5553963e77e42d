/** Amounts: a `bigint` of base units here, a decimal text on the wire, and a text with a point for people. */

import { ValueError } from "./value-error.js";

declare const uint128Brand: unique symbol;
declare const uint64Brand: unique symbol;

/** An integer from 0 to 2^128 - 1 as messages and answers have it, in decimal. Made by `uint128`. */
export type Uint128 = string & { readonly [uint128Brand]: true };

/** An integer from 0 to 2^64 - 1 as messages and answers have it, in decimal. Made by `uint64`. */
export type Uint64 = string & { readonly [uint64Brand]: true };

/** What an integer may be given as. A `number` must be exact: at most 2^53 - 1. */
export type IntegerInput = bigint | number | string;

/** The wire form of an amount in base units. Throws `ValueError` for what is no such integer. */
export function uint128(value: IntegerInput): Uint128 {
  return integer(value, 128n).toString() as Uint128;
}

/** The wire form of an integer. Throws `ValueError` for what is no such integer. */
export function uint64(value: IntegerInput): Uint64 {
  return integer(value, 64n).toString() as Uint64;
}

/**
 * The base units in a text for people: `parseAmount("1.5", 6)` is 1500000n.
 *
 * `decimals`: of the token. Throws `ValueError` for a fraction of a base unit, rather than to round it.
 */
export function parseAmount(text: string, decimals: number): bigint {
  const match = /^([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (match === null) throw new ValueError(text, "is no amount such as 1.5");
  const [, whole = "", fraction = ""] = match;
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > decimals) throw new ValueError(text, `has more than ${decimals} decimals`);
  return integer(whole + significant.padEnd(decimals, "0"), 128n);
}

/** Base units as a text for people, without needless zeros: `formatAmount(1500000n, 6)` is "1.5". */
export function formatAmount(base: bigint | Uint128, decimals: number): string {
  const digits = integer(base, 128n).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

function integer(value: IntegerInput, bits: bigint): bigint {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new ValueError(value, "is no exact integer; give a bigint or a text");
  }
  if (typeof value === "string" && !/^[0-9]+$/.test(value)) throw new ValueError(value, "is no integer in decimal");
  const exact = BigInt(value);
  if (exact < 0n || exact >= 1n << bits) throw new ValueError(value, `is not from 0 to 2^${bits} - 1`);
  return exact;
}
