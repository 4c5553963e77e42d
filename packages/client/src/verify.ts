/** Whether an address book is about what is on the chain. */

import { fromUtf8, toUtf8 } from "@cosmjs/encoding";
import type { AddressBook } from "./address-book.js";
import type { Chain } from "./chain.js";
import { ChainError, WrongBook } from "./error.js";
import { INTERFACE_VERSION } from "./generated/events.js";
import type { TopicRegistryQueryClient } from "./generated/TopicRegistry.client.js";

/** The names that the contracts keep as cw2 wants it. */
const CW2_NAMES = {
  topicRegistry: "allora-topic-registry",
  staking: "allora-staking",
  synthesis: "allora-synthesis",
  rewards: "allora-rewards",
} as const;

type Named = keyof typeof CW2_NAMES;

/** What is verified; a `Suite` has it. */
export interface Verifiable {
  readonly book: AddressBook;
  readonly chain: Pick<Chain, "chainId" | "queryContractRaw">;
  readonly topicRegistry: Pick<TopicRegistryQueryClient, "suite">;
}

/** Asks the chain whether the book's contracts are this suite, and of a version that this client knows. Throws `WrongBook`. */
export async function verify({ book, chain, topicRegistry }: Verifiable): Promise<void> {
  const keys = Object.keys(CW2_NAMES) as Named[];
  await Promise.all(keys.map((key) => verifyContract(chain, key, book.contracts[key].address)));
  const suite = await topicRegistry.suite();
  if (suite.interface_version !== INTERFACE_VERSION) {
    throw new WrongBook(`the suite has interface version ${suite.interface_version}, this client knows ${INTERFACE_VERSION}; use a matching client`);
  }
  for (const name of ["staking", "synthesis", "rewards"] as const) {
    const found = suite.contracts.find((contract) => contract.name === name)?.address;
    const { address } = book.contracts[name];
    if (found !== address) throw new WrongBook(`${address} is not the ${name} of this registry, which is ${found ?? "missing"}`);
  }
  if (JSON.stringify(suite.token) !== JSON.stringify(book.token)) {
    throw new WrongBook(`the suite's token is ${JSON.stringify(suite.token)}, the book says ${JSON.stringify(book.token)}`);
  }
}

async function verifyContract(chain: Verifiable["chain"], key: Named, address: string): Promise<void> {
  const record = await chain.queryContractRaw(address, toUtf8("contract_info")).catch((error: unknown) => {
    if (!(error instanceof ChainError)) throw error;
    throw new WrongBook(`contracts.${key}: there is no contract ${address} on ${chain.chainId}: ${error.message}`);
  });
  const found = record === null ? undefined : (JSON.parse(fromUtf8(record)) as { contract?: string }).contract;
  if (found !== CW2_NAMES[key]) {
    throw new WrongBook(`contracts.${key}: ${address} is ${found ?? "a contract without a name"}, not ${CW2_NAMES[key]}`);
  }
}
