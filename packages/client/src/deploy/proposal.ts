/** Store-code proposals, for chains where governance decides who stores code. */

import { createHash } from "node:crypto";
import { join } from "node:path";
import { toBase64, toBech32 } from "@cosmjs/encoding";
import { writeDurably } from "../durable-file.js";
import type { Artifact } from "./artifacts.js";

/** The account of a chain's governance: it signs what a proposal does. */
export function governanceAddress(prefix: string): string {
  return toBech32(prefix, createHash("sha256").update("gov").digest().subarray(0, 20));
}

/**
 * Writes one proposal per artifact into `folder`, and returns the commands that submit them. `deposit`: as in
 * `10000000stake`, empty for what the proposer fills in.
 */
export async function writeProposals(folder: string, artifacts: readonly Artifact[], prefix: string, deposit: string): Promise<string[]> {
  const commands: string[] = [];
  for (const artifact of artifacts) {
    const path = join(folder, `store-${artifact.key}.json`);
    const title = `Store the code of the prediction network's ${artifact.key}`;
    const proposal = {
      messages: [
        {
          "@type": "/cosmwasm.wasm.v1.MsgStoreCode",
          sender: governanceAddress(prefix),
          wasm_byte_code: toBase64(artifact.zipped),
          instantiate_permission: { permission: "ACCESS_TYPE_EVERYBODY", addresses: [] },
        },
      ],
      metadata: "",
      deposit,
      title,
      summary: `${artifact.wasm.length} bytes of wasm, sha256 ${artifact.checksum}. Everybody may make contracts of it.`,
    };
    await writeDurably(path, `${JSON.stringify(proposal, null, 2)}\n`, 0o644);
    commands.push(`tx gov submit-proposal ${path}`);
  }
  return commands;
}
