/**
 * Numbers of the contracts: decimal texts on the wire, floating point numbers with 19 digits on the chain.
 *
 * Nothing here goes through binary floats, but a `number` that is given as such: it is taken by its shortest text.
 */

import { ValueError } from "./value-error.js";

declare const brand: unique symbol;

/** A number as messages and answers have it: a decimal text that a contract reads. Made by `decimal`. */
export type Decimal = string & { readonly [brand]: true };

/** Greatest length of the text. */
const LONGEST = 64;

/** No number of a message has its first digit above this power of ten. */
const GREATEST_POWER = 40;

/** Everything below ten to this power is zero to the contracts. */
const LEAST_POWER = -4_940;

/** Greatest exponent of two on the chain; the least is its negative. */
const GREATEST_EXPONENT = 16_383;

const PATTERN = /^(-?)([0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]+))?$/;

/**
 * The wire form of a number.
 *
 * A text is kept as it is: `12`, `-0.5`, `.5`, `1.5e-12`; at most 64 characters, at most 1e40 in size. A `number` is taken
 * by its shortest text, so 0.1 is "0.1". Throws `ValueError` for anything else, and for what is not finite.
 */
export function decimal(value: string | number | bigint): Decimal {
  if (typeof value === "number" && !Number.isFinite(value)) throw new ValueError(value, "is not finite");
  const text = Object.is(value, -0) ? "0" : String(value);
  const { significand, exponent } = parsed(text);
  if (isBeyond(significand, exponent)) throw new ValueError(value, "is beyond 1e40, the greatest number of a message");
  return text as Decimal;
}

/** Whether a text is a number that a message may carry. */
export function isDecimal(text: string): text is Decimal {
  try {
    decimal(text);
    return true;
  } catch {
    return false;
  }
}

/** The nearest `number`, for charts and tables: it has 15 to 17 of the 19 digits. */
export function approximately(value: Decimal): number {
  return Number(value);
}

/**
 * The ten bytes of a number on the chain, the nearest with a significand of 64 bits, ties to even. They compare as the
 * numbers do: two texts are the same number where their bytes are equal.
 */
export function packDecimal(value: Decimal): Uint8Array {
  const { negative, significand, exponent } = parsed(value);
  const biased = significand === 0n ? 0 : exponent + GREATEST_EXPONENT + 1;
  const bytes = new Uint8Array(10);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x8000 | biased);
  view.setBigUint64(2, significand);
  return negative ? bytes.map((byte) => byte ^ 0xff) : bytes;
}

/** `± significand 2^(exponent - 63)`; the significand has 64 bits, or is 0 for zero. */
interface Parsed {
  readonly negative: boolean;
  readonly significand: bigint;
  readonly exponent: number;
}

const ZERO: Parsed = { negative: false, significand: 0n, exponent: 0 };

function parsed(text: string): Parsed {
  if (text.length > LONGEST) throw new ValueError(text, `has more than ${LONGEST} characters`);
  const [, sign, whole = "", fraction = "", power = "0"] = PATTERN.exec(text) ?? [];
  if (sign === undefined || whole + fraction === "") throw new ValueError(text, "is no decimal number such as -0.25 or 1.5e-12");
  const digits = (whole + fraction).replace(/^0+/, "");
  if (digits === "") return ZERO;
  const last = Number(power) - fraction.length;
  const first = last + digits.length - 1;
  if (first > GREATEST_POWER) throw new ValueError(text, "is beyond 1e40, the greatest number of a message");
  if (first < LEAST_POWER) return ZERO;
  return nearest(sign === "-", BigInt(digits), last);
}

/** The nearest to `± digits 10^power`, ties to even; zero where it is too small. */
function nearest(negative: boolean, digits: bigint, power: number): Parsed {
  const numerator = power > 0 ? digits * 10n ** BigInt(power) : digits;
  const denominator = power < 0 ? 10n ** BigInt(-power) : 1n;
  let exponent = bits(numerator) - bits(denominator);
  if (compareScaled(numerator, denominator, exponent) < 0) exponent -= 1;
  const [scaled, divisor] = shifted(numerator, denominator, 63 - exponent);
  let significand = scaled / divisor;
  const twice = 2n * (scaled % divisor);
  if (twice > divisor || (twice === divisor && significand % 2n === 1n)) significand += 1n;
  if (significand === 1n << 64n) {
    significand >>= 1n;
    exponent += 1;
  }
  return exponent < -GREATEST_EXPONENT ? ZERO : { negative, significand, exponent };
}

/** The sign of `numerator - denominator 2^exponent`. */
function compareScaled(numerator: bigint, denominator: bigint, exponent: number): number {
  const [left, right] = shifted(numerator, denominator, -exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A fraction times 2^by, as a fraction. */
function shifted(numerator: bigint, denominator: bigint, by: number): [bigint, bigint] {
  return by >= 0 ? [numerator << BigInt(by), denominator] : [numerator, denominator << BigInt(-by)];
}

function bits(value: bigint): number {
  return value.toString(2).length;
}

/** 1e40 as the chain has it, which is what it compares with. */
const GREATEST = nearest(false, 1n, GREATEST_POWER);

function isBeyond(significand: bigint, exponent: number): boolean {
  return exponent > GREATEST.exponent || (exponent === GREATEST.exponent && significand > GREATEST.significand);
}
