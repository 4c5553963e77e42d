/** Holds a suite on the chain against what it should be. */

import { NAMES, sha256, SUITE_KEYS, type ContractKey, type SuiteKey } from "./artifacts.js";
import { INTERFACE_VERSION } from "../generated/events.js";
import type { Chain } from "./chain.js";
import type { SuiteConfig } from "./config.js";

/** What a suite should be. */
export interface Expected {
  readonly addresses: Readonly<Record<SuiteKey, string>>;
  /** sha256 of the wasm that each contract runs. */
  readonly checksums: Readonly<Record<SuiteKey, string>>;
  /** The cw20 made with the suite. */
  readonly token?: { readonly address: string; readonly checksum: string; readonly cap?: string | undefined };
  /** As the chain's contracts write it. */
  readonly suiteToken: object;
  /** Who may migrate the suite's contracts. */
  readonly admin: string;
  readonly owner: string;
  /** The message that made the suite, for guardian and parameters. */
  readonly message: Pick<SuiteConfig, "guardian" | "emission_period" | "params">;
}

/** One thing that was looked at. */
export interface Check {
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  /** What the owner or the admin may change later, and a fresh suite must have. */
  readonly changeable: boolean;
}

/** The code ids that the contracts run, with everything that was looked at. */
export interface Verified {
  readonly codeIds: Readonly<Record<ContractKey, number | undefined>>;
  readonly checks: readonly Check[];
}

/** The checks that failed. */
export function failures(checks: readonly Check[]): Check[] {
  return checks.filter(({ expected, found }) => expected !== found);
}

/** Looks at a suite: code, admins, cw2 records, `Suite {}`, wiring, owner. Reads only. */
export async function verifySuite(chain: Chain, expected: Expected): Promise<Verified> {
  const checks: Check[] = [];
  const note = (what: string, want: unknown, found: unknown, changeable = false) =>
    checks.push({ what, expected: text(want), found: text(found), changeable });
  const codeIds: Record<ContractKey, number | undefined> = { topicRegistry: undefined, staking: undefined, synthesis: undefined, rewards: undefined, token: undefined };

  for (const key of SUITE_KEYS) {
    const { short, cw2 } = NAMES[key];
    const info = await chain.contract(expected.addresses[key]);
    if (info === undefined) {
      note(`${short} at ${expected.addresses[key]}`, "a contract", "nothing");
      continue;
    }
    codeIds[key] = info.codeId;
    note(`wasm of ${short} (code ${info.codeId})`, expected.checksums[key], sha256(await chain.wasm(info.codeId)));
    note(`admin of ${short}`, expected.admin, info.admin, true);
    note(`cw2 name of ${short}`, cw2, (await cw2Record(chain, expected.addresses[key])).contract);
  }
  if (SUITE_KEYS.some((key) => codeIds[key] === undefined)) return { codeIds, checks };
  await suite(chain, expected, codeIds, note);
  await wiring(chain, expected, note);
  if (expected.token !== undefined) codeIds.token = await token(chain, expected.token, expected.addresses.rewards, note);
  return { codeIds, checks };
}

/** The part of the registry's `SuiteResponse` that is looked at; whether it is there is part of what is looked at. */
interface SuiteAnswer {
  readonly interface_version?: number;
  readonly emission_period?: number;
  readonly token?: object;
  readonly guardian?: string | null;
  readonly params?: Readonly<Record<string, unknown>> & { readonly money?: Readonly<Record<string, unknown>> };
  readonly contracts?: readonly { readonly name: string; readonly address: string; readonly code_id: number; readonly version: string }[];
}

type Note = (what: string, expected: unknown, found: unknown, changeable?: boolean) => void;

async function suite(chain: Chain, expected: Expected, codeIds: Verified["codeIds"], note: Note): Promise<void> {
  const { message, owner, addresses } = expected;
  const answer = (await chain.smart(addresses.topicRegistry, { suite: {} })) as SuiteAnswer;
  note("version of the interface", INTERFACE_VERSION, answer.interface_version);
  note("token of the suite", expected.suiteToken, answer.token);
  for (const key of SUITE_KEYS) {
    const { short } = NAMES[key];
    const one = answer.contracts?.find(({ name }) => name === short);
    note(`Suite {} on ${short}: address`, addresses[key], one?.address);
    note(`Suite {} on ${short}: code id`, codeIds[key], one?.code_id);
    note(`Suite {} on ${short}: version`, (await cw2Record(chain, addresses[key])).version, one?.version);
  }
  if (message.emission_period !== undefined) note("emission_period", message.emission_period, answer.emission_period);
  note("guardian", message.guardian, answer.guardian, true);
  const { money = {}, ...params } = message.params;
  for (const [name, value] of Object.entries(params)) note(name, value, answer.params?.[name], true);
  for (const [name, value] of Object.entries(money)) note(`money.${name}`, value, answer.params?.money?.[name], true);
  const ownership = (await chain.smart(addresses.topicRegistry, { ownership: {} })) as { owner?: string };
  note("owner", owner, ownership.owner, true);
}

/** The registry's siblings know it, the token and each other, in the order in which they were made. */
async function wiring(chain: Chain, { addresses, suiteToken }: Expected, note: Note): Promise<void> {
  const siblings = ["staking", "synthesis", "rewards"] as const;
  for (const key of siblings) {
    const config = (await chain.smart(addresses[key], { config: {} })) as { registry?: unknown; token?: unknown; siblings?: unknown };
    note(`registry of ${key}`, addresses.topicRegistry, config.registry);
    note(`token of ${key}`, suiteToken, config.token);
    const others = siblings.filter((sibling) => sibling !== key).map((sibling) => [sibling, addresses[sibling]]);
    note(`siblings of ${key}`, others, config.siblings);
  }
}

/** The suite's own cw20: its code, that nobody can change it, and that only rewards can mint it, within its cap. */
async function token(chain: Chain, expected: NonNullable<Expected["token"]>, rewards: string, note: Note): Promise<number | undefined> {
  const info = await chain.contract(expected.address);
  if (info === undefined) {
    note(`token at ${expected.address}`, "a contract", "nothing");
    return undefined;
  }
  note(`wasm of the token (code ${info.codeId})`, expected.checksum, sha256(await chain.wasm(info.codeId)));
  note("admin of the token", undefined, info.admin);
  const minter = (await chain.smart(expected.address, { minter: {} })) as { minter?: string; cap?: string | null } | null;
  note("minter of the token", rewards, minter?.minter);
  if ("cap" in expected) note("cap of the token", expected.cap, minter?.cap);
  return info.codeId;
}

/** What a contract says that it is, as cw2 keeps it. */
async function cw2Record(chain: Chain, address: string): Promise<{ contract?: string; version?: string }> {
  const raw = await chain.raw(address, "contract_info");
  return raw === undefined ? {} : (JSON.parse(new TextDecoder().decode(raw)) as { contract?: string; version?: string });
}

function text(value: unknown): string {
  return value === undefined || value === null ? "none" : typeof value === "string" ? value : JSON.stringify(value);
}
