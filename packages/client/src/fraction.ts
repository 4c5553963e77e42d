/** Fractions: exact decimal texts with up to 18 decimals, as shares and rates of the suite's parameters are. */

import { ValueError } from "./value-error.js";

declare const brand: unique symbol;

/** A fraction as messages and answers have it: a decimal text without needless zeros. Made by `fraction`. */
export type Fraction = string & { readonly [brand]: true };

/** The contracts keep it as so many units of 10^-18, in 128 bits. */
const DECIMALS = 18;

/** The wire form of a fraction: `fraction("0.250")` is "0.25". Throws `ValueError` for what is none, rather than to round it. */
export function fraction(text: string): Fraction {
  const match = /^([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (match === null) throw new ValueError(text, "is no fraction such as 0.25");
  const [, whole = "", decimals = ""] = match;
  const significant = decimals.replace(/0+$/, "");
  if (significant.length > DECIMALS) throw new ValueError(text, `has more than ${DECIMALS} decimals`);
  const units = BigInt(whole + significant.padEnd(DECIMALS, "0"));
  if (units >= 1n << 128n) throw new ValueError(text, "is beyond what a contract keeps");
  const integer = BigInt(whole).toString();
  return (significant === "" ? integer : `${integer}.${significant}`) as Fraction;
}
