/** What is wrong about a transaction itself, whatever its message: sent twice, signed for something else, changed on its way. */

import { SigningCosmWasmClient } from "@cosmjs/cosmwasm";
import { sha256 } from "@cosmjs/crypto";
import { toHex } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import type { StdFee } from "@cosmjs/stargate";
import { TxBody, TxRaw } from "cosmjs-types/cosmos/tx/v1beta1/tx";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { message } from "../../src/refusals.js";
import { PEOPLE, type Name } from "../../src/suite.js";
import type { World } from "./world.js";

/** What is signed otherwise than it should be. */
interface Otherwise {
  /** Who signs; default: the sender. */
  readonly signer?: Name;
  /** Away from the account's next sequence. */
  readonly ahead?: number;
  readonly chainId?: string;
  readonly fee?: StdFee;
  readonly memo?: string;
}

const FEE: StdFee = { amount: [], gas: "400000" };

/** Emil adds something to the deposit of alice's worker. */
export function topUp(world: World, amount: number): EncodeObject {
  return message(world.suite, "emil", world.contracts.synthesis, { top_up: { topic_id: 1, worker_id: 0 } }, `${amount}stake`);
}

/** A transaction of emil's with a message, signed. */
export async function signed({ suite }: World, content: EncodeObject, otherwise: Otherwise = {}): Promise<TxRaw> {
  const { signer = "emil", ahead = 0, chainId = suite.chain.info.chainId, fee = FEE, memo = "" } = otherwise;
  const { chain } = await suite.as("emil");
  const { accountNumber, sequence } = (await chain.account(suite.address("emil")))!;
  const client = await SigningCosmWasmClient.offline(await suite.chain.signer(PEOPLE.indexOf(signer)), { registry: chain.registry });
  return client.sign(suite.address(signer), [content], fee, memo, { accountNumber, sequence: sequence + ahead, chainId });
}

/** Hands a transaction to the node. Throws what the node says. */
export async function broadcast({ suite }: World, tx: TxRaw | Uint8Array): Promise<string> {
  const bytes = tx instanceof Uint8Array ? tx : TxRaw.encode(tx).finish();
  const hash = toHex(sha256(bytes)).toUpperCase();
  await (await suite.as("emil")).chain.broadcast(bytes, hash);
  return hash;
}

/** Transactions that a node must not take, and what it says of them. */
export async function forged(world: World): Promise<(readonly [what: string, tx: TxRaw | Uint8Array, says: RegExp])[]> {
  const right = await signed(world, topUp(world, 7));
  const { denom } = world.suite.chain.info;
  const flipped = Uint8Array.from(right.signatures[0]!, (byte, index) => (index === 10 ? byte ^ 1 : byte));
  const bytes = TxRaw.encode(right).finish();
  const sign = (otherwise: Otherwise) => signed(world, topUp(world, 7), otherwise);
  return [
    ["signed for the sequence before", await sign({ ahead: -1 }), /next sequence is/],
    ["signed for a sequence to come", await sign({ ahead: 5 }), /next sequence is/],
    ["signed for another chain", await sign({ chainId: "another-chain" }), /signature verification failed/],
    ["signed by another key", await sign({ signer: "bob" }), /does not match signer|signature verification failed|unauthorized/],
    ["with a bit of the signature flipped", { ...right, signatures: [flipped] }, /signature verification failed/],
    ["with two signatures", { ...right, signatures: [right.signatures[0]!, right.signatures[0]!] }, /wrong number of signers|invalid number of signer/],
    ["without signature", { ...right, signatures: [] }, /no signatures|wrong number of signers/],
    ["with another amount than signed", { ...right, bodyBytes: enlarged(right.bodyBytes) }, /signature verification failed/],
    ["with a field that nobody knows", Uint8Array.from([...bytes, 0x7a, 0x01, 0x00]), /tx parse error/],
    ["cut short", bytes.slice(0, -3), /tx parse error/],
    ["with a fee beyond all he has", await sign({ fee: { amount: [{ denom, amount: "900000000000000" }], gas: "400000" } }), /insufficient funds/],
    ["with a fee of a coin that nobody has", await sign({ fee: { amount: [{ denom: "nothing", amount: "1" }], gas: "400000" } }), /insufficient funds/],
    ["with more gas than a block has", await sign({ fee: { amount: [], gas: "100000001" } }), /exceeds block max gas|greater than block max gas/],
    ["with a memo of a thousand letters", await sign({ memo: "m".repeat(1_000) }), /memo too large/],
  ];
}

/** The body of a transaction with a larger amount in it. */
function enlarged(bodyBytes: Uint8Array): Uint8Array {
  const body = TxBody.decode(bodyBytes);
  const content = MsgExecuteContract.decode(body.messages[0]!.value);
  const value = MsgExecuteContract.encode({ ...content, funds: [{ ...content.funds[0]!, amount: "8" }] }).finish();
  return TxBody.encode({ ...body, messages: [{ ...body.messages[0]!, value }] }).finish();
}
