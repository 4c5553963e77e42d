/** What everybody paid for gas, by the chain's own account of it. */

import { Comet38Client } from "@cosmjs/tendermint-rpc";
import type { LocalSuite } from "./suite.js";

/** The fees of an address since the chain's first block, in base units of its coin. */
export async function feesPaid({ chain }: LocalSuite): Promise<ReadonlyMap<string, bigint>> {
  const comet = await Comet38Client.connect(chain.info.rpc);
  const { txs } = await comet.txSearchAll({ query: "tx.height>=1", per_page: 100, order_by: "asc" });
  comet.disconnect();
  const paid = new Map<string, bigint>();
  for (const { result } of txs) {
    const attributes = result.events.filter(({ type }) => type === "tx").flatMap((event) => event.attributes);
    const value = (key: string) => attributes.find((attribute) => attribute.key === key)?.value ?? "";
    const fee = value("fee") === "" ? 0n : BigInt(value("fee").replace(chain.info.denom, ""));
    paid.set(value("fee_payer"), (paid.get(value("fee_payer")) ?? 0n) + fee);
  }
  return paid;
}
