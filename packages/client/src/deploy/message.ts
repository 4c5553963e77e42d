/** The messages of a deployment, and what their transactions say when they are done. */

import type { EncodeObject } from "@cosmjs/proto-signing";
import { MsgInstantiateContract, MsgStoreCode } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Artifact } from "./artifacts.js";
import type { Transaction } from "./chain.js";
import { DeployError } from "./error.js";
import type { MadeSuite, Step } from "./journal.js";

/** Stores wasm. */
export function storeMessage(sender: string, artifact: Artifact): EncodeObject {
  const value = MsgStoreCode.fromPartial({ sender, wasmByteCode: artifact.zipped });
  return { typeUrl: "/cosmwasm.wasm.v1.MsgStoreCode", value };
}

/** Makes the suite. */
export function instantiateMessage(sender: string, step: MadeSuite["step"]): EncodeObject {
  const { admin, label, codes, message } = step;
  const msg = new TextEncoder().encode(JSON.stringify(message));
  const codeId = BigInt(codes.topicRegistry.codeId);
  const value = MsgInstantiateContract.fromPartial({ sender, admin, codeId, label, msg, funds: [] });
  return { typeUrl: "/cosmwasm.wasm.v1.MsgInstantiateContract", value };
}

/** The id of the code that a transaction stored. Throws `DeployError` where the chain stored something else. */
export function storedCode(tx: Transaction, step: Extract<Step, { kind: "store" }>): number {
  const checksum = attribute(tx, "store_code", "code_checksum");
  if (checksum !== step.checksum) {
    throw new DeployError("wrong_checksum", `${tx.hash} stored ${checksum}, not ${step.checksum}: do not use this endpoint`);
  }
  return Number(attribute(tx, "store_code", "code_id"));
}

/** The suite that a transaction made. */
export function madeSuite(tx: Transaction, step: MadeSuite["step"]): MadeSuite {
  const of = (key: string) => attribute(tx, "wasm-allora_suite_deployed", key);
  const addresses = { topicRegistry: of("registry"), staking: of("staking"), synthesis: of("synthesis"), rewards: of("rewards"), token: of("token") };
  return { txHash: tx.hash, height: tx.height, step, addresses };
}

function attribute(tx: Transaction, type: string, key: string): string {
  const event = tx.events.find((one) => one.type === type);
  const value = event?.attributes.find((one) => one.key === key)?.value;
  if (value === undefined) throw new DeployError("no_event", `${tx.hash} has no ${key} in an event ${type}: is the artifact the registry's?`);
  return value;
}
