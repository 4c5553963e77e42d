/** The suite that is to be: a file in the words of the registry's `InstantiateMsg`, without the code ids. */

import { dirname, resolve } from "node:path";
import { readAddress } from "../address-book.js";
import { fraction } from "../fraction.js";
import { JsonValue } from "../json.js";

/** The token of a new suite. `codeId` or `artifact` says where a cw20's code comes from. */
export type NewToken =
  | { readonly native: { readonly denom: string } }
  | { readonly cw20: { readonly address: string } }
  | { readonly newCw20: NewCw20; readonly codeId?: number; readonly artifact?: string };

/** A cw20 that is made with the suite, as its `InstantiateMsg` has it. */
export interface NewCw20 {
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly initial_balances: readonly { readonly address: string; readonly amount: string }[];
  readonly cap?: string;
}

/** The suite that is to be. What is left out has the contract's default. */
export interface SuiteConfig {
  readonly label: string;
  readonly owner?: string;
  readonly guardian?: string;
  readonly admin?: string;
  readonly token: NewToken;
  readonly emission_period?: number;
  readonly params: Params;
}

/** The suite's parameters, and those of money within them. */
export type Params = Readonly<Record<string, string | number | MoneyParams>>;
export type MoneyParams = Readonly<Record<string, string | boolean>>;

/** A parameter's range: from `least` to `most`, amounts of base units (as text) or plain numbers. */
interface Range {
  readonly kind: "amount" | "number";
  readonly required: boolean;
  readonly least: bigint;
  readonly most: bigint;
}

const MAX_AMOUNT = (1n << 128n) - 1n;
const NINETY_DAYS = 7_776_000n;
const amount = (least: bigint, required = true): Range => ({ kind: "amount", required, least, most: MAX_AMOUNT });
const number = (least: bigint, most: bigint): Range => ({ kind: "number", required: false, least, most });

/** The suite's parameters but `money`, as the registry checks them. A test compares them with its schema. */
export const PARAMS: Readonly<Record<string, Range>> = {
  creation_fee: amount(0n),
  registration_deposit: amount(1n),
  min_stake: amount(1_000_000n),
  min_topic_stake: amount(1n),
  reveal_forfeit: amount(1n),
  min_window: number(1n, 3_600n),
  deposit_delay: number(0n, NINETY_DAYS),
  unbonding_time: number(0n, NINETY_DAYS),
  keep_tables: number(1n, 10_000n),
  tokens_per_weight: amount(1n, false),
};

/** What a parameter of money is: a fraction up to `most`, an amount in base units, an address, or a flag. */
type MoneyKind = { readonly most: "1" | "0.05" } | "amount" | "address" | "flag";
const share: MoneyKind = { most: "1" };

/** The parameters of money, as the registry checks them. All have defaults. A test compares them with its schema. */
export const MONEY: Readonly<Record<string, MoneyKind>> = {
  emission_rate: share,
  smoothing: share,
  max_monthly_yield: share,
  validators: "address",
  validators_share: share,
  max_topic_share: share,
  direct_share: share,
  advance_fee: { most: "0.05" },
  open_emission: "flag",
  supply: "amount",
  locked: "amount",
  mintable: "amount",
};
const EMISSION_PERIOD = number(60n, 604_800n);

export const DEFAULT_LABEL = "allora-topic-registry";

/** Reads a configuration. `prefix`: of the chain's addresses. Throws `FormatError`. */
export function parseConfig(document: string, text: string, prefix: string): SuiteConfig {
  const root = JsonValue.parse(document, text);
  const optional = ["label", "owner", "guardian", "admin", "emission_period"] as const;
  const config = root.object(["token", "params"], optional);
  const address = (value: JsonValue | undefined) => (value === undefined ? undefined : readAddress(value, prefix));
  const { owner, guardian, admin, label, emission_period: period } = config;
  return withoutGaps({
    label: label?.matching(/^.{1,128}$/, "a label of 1 to 128 bytes") ?? DEFAULT_LABEL,
    owner: address(owner),
    guardian: address(guardian),
    admin: address(admin),
    token: token(config.token, prefix, document),
    emission_period: period === undefined ? undefined : Number(inRange(period, EMISSION_PERIOD)),
    params: params(config.params, prefix),
  });
}

/** Code that a suite is made of; `token`: of the cw20 that is made with it. */
export interface CodeIds {
  readonly staking: number;
  readonly synthesis: number;
  readonly rewards: number;
  readonly token?: number;
}

/** The message that makes the suite. `codes`: ids of the code that it is made of. */
export function instantiateMsg(config: SuiteConfig, codes: CodeIds): object {
  const { label, token, ...rest } = config;
  const { staking, synthesis, rewards } = codes;
  const made = "newCw20" in token ? { new_cw20: { ...token.newCw20, code_id: codes.token } } : token;
  return { ...rest, token: made, code_ids: { staking, synthesis, rewards } };
}

function params(value: JsonValue, prefix: string): Params {
  const names = Object.keys(PARAMS);
  const optional = names.filter((name) => !PARAMS[name]!.required);
  const { money, ...fields } = value.object(
    names.filter((name) => PARAMS[name]!.required),
    [...optional, "money"],
  );
  const read = Object.entries(fields).map(([name, field]) => [name, inRange(field!, PARAMS[name]!)] as const);
  return { ...Object.fromEntries(read), ...(money === undefined ? {} : { money: moneyParams(money, prefix) }) };
}

function moneyParams(value: JsonValue, prefix: string): MoneyParams {
  const read = Object.entries(value.object([], Object.keys(MONEY))).map(([name, field]) => [name, ofMoney(field!, MONEY[name]!, prefix)] as const);
  return Object.fromEntries(read);
}

function ofMoney(value: JsonValue, kind: MoneyKind, prefix: string): string | boolean {
  if (kind === "flag") return value.flag();
  if (kind === "address") return readAddress(value, prefix);
  if (kind === "amount") return inRange(value, amount(0n)) as string;
  const found = fraction(value.matching(/^[0-9]{1,20}(\.[0-9]{1,18})?$/, 'a fraction as text, such as "0.25"'));
  if (Number(found) > Number(kind.most)) value.fail(`${found} is out of range; it must be from 0 to ${kind.most}`);
  return found;
}

function inRange(value: JsonValue, range: Range): string | number {
  const found =
    range.kind === "amount"
      ? value.matching(/^(0|[1-9][0-9]{0,38})$/, 'an amount in base units as text, such as "1000000"')
      : value.integer(0);
  if (BigInt(found) < range.least || BigInt(found) > range.most) {
    value.fail(`${found} is out of range; it must be from ${range.least} to ${range.most}`);
  }
  return found;
}

function token(value: JsonValue, prefix: string, document: string): NewToken {
  const { native, cw20, new_cw20: fresh } = value.object([], ["native", "cw20", "new_cw20"]);
  const given = [native, cw20, fresh].filter((one) => one !== undefined);
  if (given.length !== 1) value.fail("expected one of `native`, `cw20`, `new_cw20`");
  if (native !== undefined) {
    const denom = native.object(["denom"]).denom;
    const form = /^[a-zA-Z][a-zA-Z0-9/:._-]{2,127}$/;
    return { native: { denom: denom.matching(form, "a denomination: 3 to 128 letters, digits and / : . _ -, a letter first") } };
  }
  if (cw20 !== undefined) return { cw20: { address: readAddress(cw20.object(["address"]).address, prefix) } };
  return newCw20(fresh!, prefix, document);
}

function newCw20(value: JsonValue, prefix: string, document: string): NewToken {
  const fields = value.object(["name", "symbol", "decimals", "initial_balances"], ["cap", "code_id", "artifact"]);
  if ((fields.code_id === undefined) === (fields.artifact === undefined)) {
    value.fail("expected one of `code_id` (cw20-base that is on the chain) and `artifact` (a file to store, named from this file's folder)");
  }
  return withoutGaps({
    newCw20: withoutGaps({
      name: fields.name.matching(/^.{3,50}$/, "a name of 3 to 50 bytes"),
      symbol: fields.symbol.matching(/^[a-zA-Z-]{3,12}$/, "a symbol of 3 to 12 letters and -"),
      decimals: Number(inRange(fields.decimals, number(0n, 18n))),
      initial_balances: fields.initial_balances.list().map((entry) => {
        const { address, amount: much } = entry.object(["address", "amount"]);
        return { address: readAddress(address, prefix), amount: inRange(much, amount(1n)) as string };
      }),
      cap: fields.cap === undefined ? undefined : (inRange(fields.cap, amount(0n)) as string),
    }),
    codeId: fields.code_id?.integer(1),
    artifact: fields.artifact === undefined ? undefined : resolve(dirname(document), fields.artifact.text()),
  });
}

/** The same without the fields that are `undefined`. */
function withoutGaps<Fields extends object>(fields: Fields): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
