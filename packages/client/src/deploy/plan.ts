/** What a deployment would do: which code is there already, what has to be stored, what it costs. */

import type { Artifact, ContractKey } from "./artifacts.js";
import type { Access, Chain, StoredCode } from "./chain.js";
import { advice, DeployError, isAnswer } from "./error.js";
import { INSTANTIATE_GAS, storeGas, type Prices } from "./fee.js";
import type { CodeRef, Journal } from "./journal.js";
import { storeMessage } from "./message.js";
import { governanceAddress } from "./proposal.js";

/** Code that has to be stored. */
export interface ToStore {
  readonly artifact: Artifact;
  readonly gas: number;
}

/** What there is to do. */
export interface Plan {
  /** Code that is on the chain already. */
  readonly there: ReadonlyMap<ContractKey, CodeRef>;
  readonly toStore: readonly ToStore[];
  /** Of the suite's own transaction, before code is simulated: an estimate. */
  readonly instantiateGas: number;
  /** Of all transactions together, at most. */
  readonly fees: bigint;
  readonly balance: bigint;
  /** Whether the chain knows the account; one that it does not cannot even simulate. */
  readonly funded: boolean;
}

/** Code that is on the chain and may be used: by the journal, or stored by this account or by governance. */
export async function findCode(
  chain: Chain,
  artifacts: readonly Artifact[],
  journal: Journal,
  prefix: string,
  fresh: boolean,
): Promise<Map<ContractKey, CodeRef>> {
  const codes = await chain.codes();
  const trusted = [chain.address, governanceAddress(prefix)];
  const found = new Map<ContractKey, CodeRef>();
  for (const { key, checksum } of artifacts) {
    const noted = journal.codes[checksum]?.codeId;
    if (noted !== undefined && !codes.some(({ id, checksum: same }) => id === noted && same === checksum)) {
      const problem = `the journal says that code ${noted} is ${key}, but the chain has no such code`;
      throw new DeployError("stale_journal", `${problem}: was the chain made anew? Then move the journal and the address book away`);
    }
    const known = codes.filter((code) => code.checksum === checksum && trusted.includes(code.creator) && isOpen(code));
    const codeId = noted ?? (fresh ? undefined : known.at(-1)?.id);
    if (codeId !== undefined) found.set(key, { codeId, checksum });
  }
  return found;
}

/** The code of a cw20 which the configuration names. */
export async function namedCode(chain: Chain, codeId: number): Promise<CodeRef> {
  const code = (await chain.codes()).find(({ id }) => id === codeId);
  if (code === undefined) throw new DeployError("no_code", `there is no code ${codeId} on the chain; correct token.new_cw20.code_id`);
  return { codeId, checksum: code.checksum };
}

/** Plans the transactions. Simulates what can be simulated, estimates the rest. */
export async function makePlan(
  chain: Chain,
  prices: Prices,
  artifacts: readonly Artifact[],
  there: ReadonlyMap<ContractKey, CodeRef>,
  withSuite: boolean,
): Promise<Plan> {
  const funded = (await chain.account()) !== undefined;
  const toStore: ToStore[] = [];
  for (const artifact of artifacts.filter(({ key }) => !there.has(key))) {
    const { wasm, zipped } = artifact;
    toStore.push({ artifact, gas: funded ? await simulatedStore(chain, artifact) : storeGas(wasm.length, zipped.length) });
  }
  const instantiateGas = withSuite ? INSTANTIATE_GAS : 0;
  const fees = [...toStore.map(({ gas }) => gas), ...(withSuite ? [instantiateGas] : [])].map((gas) => prices.amount(gas));
  const balance = await chain.balance(prices.denom);
  return { there, toStore, instantiateGas, funded, balance, fees: fees.reduce((sum, fee) => sum + fee, 0n) };
}

/** Gas of storing, or why the chain would not store it. */
async function simulatedStore(chain: Chain, artifact: Artifact): Promise<number> {
  try {
    return await chain.simulate([storeMessage(chain.address, artifact)]);
  } catch (error) {
    if (!isAnswer(error)) throw error;
    throw new DeployError("cannot_store", `the chain would not store ${artifact.file}: ${error.message}${advice(error.message)}`);
  }
}

/** Whether an account may do what an `Access` governs. */
export function permits(access: Access, address: string): boolean {
  return access.who === "everybody" || (access.who === "some" && access.addresses.includes(address));
}

/** The registry makes its siblings, so everybody has to be allowed to. */
function isOpen({ access }: StoredCode): boolean {
  return access.who === "everybody";
}
