import type { OfflineSigner } from "@cosmjs/proto-signing";
import { connect, parseAddressBook, type SigningSuite } from "allora-client";

/** In a browser: `signer` is the wallet's, the address book comes with the page. Nothing here needs Node. */
export async function open(signer: OfflineSigner): Promise<SigningSuite> {
  const answer = await fetch("/addresses/my-chain-1.json");
  return connect(parseAddressBook(await answer.text()), signer);
}

/** Adds to a worker's deposit, in the suite's coin or cw20. */
export async function topUp(suite: SigningSuite, topicId: number, workerId: number, amount: bigint): Promise<string> {
  const { transactionHash } = await suite.send(suite.pay.topUp({ topicId, workerId, amount }));
  return transactionHash;
}
