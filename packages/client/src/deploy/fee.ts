/** What transactions cost. */

import { GasPrice, type StdFee } from "@cosmjs/stargate";
import { feeFor, gasToGive } from "../gas.js";
import type { Chain } from "./chain.js";
import { DeployError } from "./error.js";

/** Gas prices, and how much more gas than simulated may be used. */
export class Prices {
  private readonly price: GasPrice;

  constructor(
    gasPrice: string,
    private readonly margin: number,
  ) {
    this.price = GasPrice.fromString(gasPrice);
  }

  /** What fees are paid in. */
  get denom(): string {
    return this.price.denom;
  }

  /** The limit and the fee for messages that use `gas` in a simulation. */
  fee(gas: number): StdFee {
    return feeFor(gasToGive(gas, this.margin), this.price);
  }

  /** What that fee is, in base units. */
  amount(gas: number): bigint {
    return this.fee(gas).amount.reduce((sum, coin) => sum + BigInt(coin.amount), 0n);
  }

  /** Throws `DeployError` where the node would take no fee at this price. */
  async check(chain: Chain): Promise<void> {
    const least = (await chain.leastGasPrices()).map((text) => GasPrice.fromString(text));
    if (least.length === 0 || least.some((one) => one.denom === this.denom && !one.amount.isGreaterThan(this.price.amount))) return;
    const taken = least.map((one) => one.toString()).join(" or ");
    throw new DeployError("gas_price_too_low", `the node takes ${taken} per gas or more; --gas-price is ${this.price.toString()}`);
  }
}

/** Gas of storing code where it cannot be simulated, as measured: what is compiled costs 3 a byte, what is sent 10. */
export function storeGas(wasm: number, zipped: number): number {
  return 80_000 + 3 * wasm + 10 * zipped;
}

/** Gas of making a suite where it cannot be simulated, as measured: 690,000 with a coin, 880,000 with a cw20 of its own. */
export const INSTANTIATE_GAS = 880_000;
