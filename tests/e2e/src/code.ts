/** Contracts that are none of the suite's, on a local suite's chain. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { TxResult } from "allora-client";
import { MsgInstantiateContract, MsgInstantiateContractResponse, MsgStoreCode, MsgStoreCodeResponse } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { ARTIFACTS, type LocalSuite } from "./suite.js";

/** Stores the code of a file of `tests/consumer`, and makes a contract of it; the owner pays. Returns its address. */
export async function makeContract(suite: LocalSuite, file: string, label: string, message: object): Promise<string> {
  const owner = await suite.as("owner");
  const wasm = gzipSync(await readFile(join(ARTIFACTS, "consumer", file)));
  const stored = await owner.send({ typeUrl: MsgStoreCode.typeUrl, value: MsgStoreCode.fromPartial({ sender: owner.address, wasmByteCode: wasm }) });
  const { codeId } = MsgStoreCodeResponse.decode(onlyResponse(stored));
  const msg = Buffer.from(JSON.stringify(message));
  const made = await owner.send({
    typeUrl: MsgInstantiateContract.typeUrl,
    value: MsgInstantiateContract.fromPartial({ sender: owner.address, codeId, label, msg }),
  });
  return MsgInstantiateContractResponse.decode(onlyResponse(made)).address;
}

/** The only attribute of a name that a contract of somebody else told. */
export function attribute({ events }: TxResult, key: string): string {
  const found = events.filter(({ type }) => type === "wasm").flatMap(({ attributes }) => attributes.filter((one) => one.key === key));
  if (found.length !== 1) throw new Error(`${found.length} attributes ${key}, expected one`);
  return found[0]!.value;
}

function onlyResponse({ msgResponses }: TxResult): Uint8Array {
  const [response] = msgResponses;
  if (response === undefined || msgResponses.length !== 1) throw new Error(`${msgResponses.length} answers, expected one`);
  return response.value;
}
