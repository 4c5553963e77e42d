/** Gas and fees: what a simulation leaves out, and the room on top. */

import { calculateFee, GasPrice, type StdFee } from "@cosmjs/stargate";

/** A simulation checks no signature: an account's first transaction uses 1,710 more than simulated, others 1,500. */
const UNSIGNED = 1_710;

/** A simulation deducts no fee: that takes up to 17,935. */
const FEE_DEDUCTION = 17_935;

/** Room on top of an estimate, unless said otherwise: state may change between the estimate and the block. */
export const DEFAULT_GAS_MARGIN = 1.2;

/** The gas to give for messages which used so much in a simulation. `margin`: a factor, 1 for no room. */
export function gasToGive(simulated: number, margin: number): number {
  return Math.ceil((simulated + UNSIGNED + FEE_DEDUCTION) * margin);
}

/** The fee of so much gas. A price of 0 makes a fee without coins. */
export function feeFor(gas: number, price: GasPrice): StdFee {
  const fee = calculateFee(gas, price);
  return { ...fee, amount: fee.amount.filter(({ amount }) => amount !== "0") };
}
