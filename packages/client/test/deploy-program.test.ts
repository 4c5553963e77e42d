import { chmod, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { MONEY, PARAMS, parseConfig } from "../src/deploy/config.js";
import { main, OPTIONS } from "../src/deploy/program.js";
import { FormatError } from "../src/json.js";
import { KeyError, loadSigner } from "../src/signer.js";
import { CONFIG, wasm, writeArtifacts } from "./deploy/world.js";

/** Public: the test chain's accounts. */
const WORDS =
  "round call eager valley bright transfer pink local daughter glow sense scrap element young entry sight alone galaxy zero autumn omit vessel sniff atom";
const FIRST = "wasm1nmjj9x6gt86969y7jpwrmgqemgjxc05t67x206";
const SECOND = "wasm143zx9t6rym9mg4yxvt2dyh6yfnm52r2zsmtyge";

const root = join(import.meta.dirname, "../../..");
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deploy-program-"));
});

async function file(name: string, text: string, mode = 0o600): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

/** Runs the program: its status, and all that it said. */
async function run(args: string[], environment: Record<string, string> = {}) {
  let out = "";
  let said = "";
  const status = await main(args, environment, { out: (text) => (out += text), say: (text) => (said += `${text}\n`) });
  return { status, out, said };
}

/** Something that answers every request of a node with this. */
async function endpoint(answer: (method: string) => object): Promise<string> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      const { id, method } = JSON.parse(body) as { id: number; method: string };
      response.end(JSON.stringify({ jsonrpc: "2.0", id, ...answer(method) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("the command line", () => {
  it("has a help with every option", async () => {
    const { status, out } = await run(["--help"]);
    expect(status).toBe(0);
    for (const { name } of OPTIONS) expect(out).toContain(`  ${name}`);
  });

  it("refuses secrets and never repeats them", async () => {
    for (const args of [["--mnemonic", WORDS], [`--mnemonic=${WORDS}`], ["--private-key", "ab".repeat(32)], ["--seed-phrase", WORDS], ["--key", WORDS]]) {
      const { status, said } = await run(args);
      expect(status).toBe(2);
      expect(said).toMatch(/a secret must not stand on the command line.*--mnemonic-file FILE/);
      expect(said).not.toMatch(/galaxy|abab/);
    }
    for (const args of [WORDS.split(" "), [WORDS], ["--rpc", "http://x", "ab".repeat(32)], ["--chain-id", "a", "--mnemonic-file", WORDS, "--config", "x"]]) {
      const { status, said } = await run(args);
      expect(status).not.toBe(0);
      expect(said).not.toMatch(/galaxy|round|abab/);
    }
  });

  it("says what is missing, unknown, doubled or out of range", async () => {
    const config = await file("suite.json", JSON.stringify(CONFIG));
    const chain = ["--chain-id", "c-1", "--rpc", "http://127.0.0.1:1", "--config", config];
    const cases: [string[], RegExp][] = [
      [[], /--chain-id is missing/],
      [["--chain-id", "c-1"], /--rpc is missing/],
      [["--chain-id", "c-1", "--rpc", "http://127.0.0.1:1"], /--config is missing; begin with scripts\/deploy.example.json/],
      [chain, /--gas-price is missing/],
      [[...chain, "--gas-price", "0.025"], /--gas-price needs an amount and a coin/],
      [[...chain, "--gas-price", "0.025stake"], /there is no key: give --mnemonic-file or --key-file, or set DEPLOY_MNEMONIC/],
      [[...chain, "--chain-id", "c-2"], /--chain-id is given 2 times/],
      [[...chain, "--gas-price", "0stake", "--key-file", "a", "--mnemonic-file", "b"], /two keys; give one/],
      [[...chain, "--gas-price", "0stake", "--key-file", "a", "--hd-path", "m/0"], /--hd-path is for mnemonics/],
      [[...chain, "--gas-price", "0stake", "--gas-margin", "0.5"], /--gas-margin needs a number from 1 on/],
      [["--dry-runs"], /unknown option --dry-runs/],
      [["--rpc"], /--rpc needs a value: --rpc URL/],
      [["--rpc", "--dry-run"], /--rpc needs a value/],
      [["--dry-run=yes"], /--dry-run takes no value/],
    ];
    for (const [args, message] of cases) expect(await run(args)).toMatchObject({ status: 2, said: expect.stringMatching(message) });
  });

  it("does one task at a time", async () => {
    const config = await file("suite.json", JSON.stringify(CONFIG));
    const args = ["--chain-id", "c-1", "--rpc", "http://127.0.0.1:1", "--config", config, "--gas-price", "0stake", "--dry-run", "--store-only"];
    expect(await run(args, { DEPLOY_MNEMONIC: WORDS })).toMatchObject({ status: 2, said: expect.stringMatching(/exclude each other/) });
  });

  it("names every endpoint with its reason where none answers for the chain", async () => {
    await writeArtifacts(folder, { staking: wasm("a"), synthesis: wasm("b"), rewards: wasm("d"), topic_registry: wasm("c") });
    const config = await file("suite.json", JSON.stringify(CONFIG));
    const status = JSON.parse(await readFile(join(import.meta.dirname, "deploy/status.json"), "utf8")) as object;
    const other = await endpoint(() => ({ result: status }));
    const args = ["--chain-id", "right-1", "--rpc", `http://127.0.0.1:1,${other}`, "--config", config, "--gas-price", "0stake", "--artifacts", folder];
    const { status: code, said } = await run([...args, "--out", join(folder, "book.json")], { DEPLOY_MNEMONIC: WORDS });
    expect(code).toBe(1);
    expect(said).toMatch(/http:\/\/127.0.0.1:1: .*fetch failed.*127.0.0.1:\d+: it is of the chain other-1, not of right-1/s);
  });
});

describe("a key", () => {
  const quiet = () => undefined;

  it("comes from a mnemonic's file, at any path, or from a private key's", async () => {
    const mnemonicFile = await file("words", `${WORDS.replace(" galaxy", "\n galaxy")}\n`);
    expect((await loadSigner({ mnemonicFile }, "wasm", quiet)).address).toBe(FIRST);
    expect((await loadSigner({ mnemonicFile, hdPath: "m/44'/118'/0'/0/1" }, "wasm", quiet)).address).toBe(SECOND);
    const keyFile = await file("key", "0x" + "01".repeat(32) + "\n");
    expect((await loadSigner({ keyFile }, "osmo", quiet)).address).toMatch(/^osmo1/);
  });

  it("warns of a file which others may read", async () => {
    const warnings: string[] = [];
    await loadSigner({ mnemonicFile: await file("words", WORDS, 0o644) }, "wasm", (text) => warnings.push(text));
    await loadSigner({ mnemonicFile: await file("mine", WORDS, 0o600) }, "wasm", (text) => warnings.push(text));
    expect(warnings).toEqual([expect.stringMatching(/others on this machine may read .*words \(mode 644\): chmod 600/)]);
  });

  it("is refused without showing any of it", async () => {
    const cases: [Parameters<typeof loadSigner>[0], RegExp][] = [
      [{ mnemonicFile: await file("short", "zero galaxy") }, /holds 2 words; a mnemonic has 12/],
      [{ mnemonicFile: await file("typo", WORDS.replace("galaxy", "galaxxy")) }, /holds 24 words which are no English BIP-39 mnemonic/],
      [{ mnemonicFile: await file("swapped", WORDS.replace("round call", "call round")) }, /no English BIP-39 mnemonic/],
      [{ mnemonicFile: await file("words", WORDS), hdPath: "44/118" }, /44\/118 is no derivation path such as m\/44'/],
      [{ mnemonicFile: await file("nothing", "\n") }, /is empty/],
      [{ mnemonicFile: join(folder, "absent") }, /absent cannot be read \(ENOENT\)/],
      [{ keyFile: "galaxy".repeat(1) + " zero autumn" }, /its name looks like a secret and is not shown/],
      [{ keyFile: await file("armor", "-----BEGIN TENDERMINT PRIVATE KEY-----\nx") }, /--unarmored-hex --unsafe/],
      [{ keyFile: await file("hex", "abc") }, /holds no private key of 64 hexadecimal digits/],
      [{ keyFile: await file("zero", "00".repeat(32)) }, /no secp256k1 key/],
    ];
    for (const [source, message] of cases) {
      const error = await loadSigner(source, "wasm", quiet).then(
        () => undefined,
        (thrown: unknown) => thrown as Error,
      );
      expect(error).toBeInstanceOf(KeyError);
      expect(error!.message).toMatch(message);
      expect(error!.stack).not.toMatch(/galax(y|xy) zero|zero autumn/);
      expect(error!.cause).toBeUndefined();
    }
  });
});

describe("a configuration", () => {
  const parse = (change: object) => parseConfig("suite.json", JSON.stringify({ ...CONFIG, ...change }), "wasm");

  it("of the example is refused as long as nobody put his addresses in: a suite must not belong to an example", async () => {
    const text = await readFile(join(root, "scripts/deploy.example.json"), "utf8");
    expect(() => parseConfig("example", text, "wasm")).toThrow(/owner: wasm1\.\.the-owner is no address/);
  });

  it("of the example is taken with addresses, and holds the contract's defaults", async () => {
    const text = await readFile(join(root, "scripts/deploy.example.json"), "utf8");
    const config = parseConfig("example", text.replace(/wasm1\.\.the-[a-z]+/g, CONFIG.owner), "wasm");
    const defaults = Object.entries((await suiteParams()).properties).filter(([, field]) => field.default !== undefined);
    const found = Object.fromEntries(defaults.map(([name]) => [name, config.params[name]]));
    const { money, ...rest } = Object.fromEntries(defaults.map(([name, field]) => [name, field.default]));
    // Of `validators` and `supply` there is none: nobody, and no emission of a coin.
    expect({ ...rest, money: { ...(money as object), validators: CONFIG.owner, supply: "1000000000000000" } }).toEqual(found);
    expect(Object.keys(config).sort()).toEqual(["admin", "emission_period", "guardian", "label", "owner", "params", "token"]);
  });

  it("is refused with the place and the reason", () => {
    const cases: [object, RegExp][] = [
      [{ params: undefined }, /the field `params` is missing/],
      [{ owner: "osmo1" }, /owner: osmo1 is no address/],
      [{ admin: "cosmos1nmjj9x6gt86969y7jpwrmgqemgjxc05tcyh4s2" }, /admin: cosmos1/],
      [{ guardian: null }, /guardian: expected a text, found null/],
      [{ emission_period: 59 }, /emission_period: 59 is out of range; it must be from 60 to 604800/],
      [{ params: { ...CONFIG.params, min_stake: "999999" } }, /params.min_stake: 999999 is out of range; it must be from 1000000/],
      [{ params: { ...CONFIG.params, min_stake: 1000000 } }, /params.min_stake: expected a text, found 1000000/],
      [{ params: { ...CONFIG.params, creation_fee: `${2n ** 128n}` } }, /params.creation_fee: .* out of range/],
      [{ params: { ...CONFIG.params, reveal_forfeit: "1.5" } }, /an amount in base units as text, such as "1000000"/],
      [{ params: { ...CONFIG.params, min_windows: 3 } }, /params.min_windows: unknown field; known are creation_fee/],
      [{ params: { ...CONFIG.params, money: { advance_fee: "0.051" } } }, /params.money.advance_fee: 0.051 is out of range; it must be from 0 to 0.05/],
      [{ params: { ...CONFIG.params, money: { smoothing: "1.1" } } }, /params.money.smoothing: 1.1 is out of range; it must be from 0 to 1/],
      [{ params: { ...CONFIG.params, money: { smoothing: 0.1 } } }, /params.money.smoothing: expected a text/],
      [{ params: { ...CONFIG.params, money: { supply: "all" } } }, /params.money.supply: expected an amount in base units/],
      [{ params: { ...CONFIG.params, money: { open_emission: "yes" } } }, /params.money.open_emission: expected true or false/],
      [{ params: { ...CONFIG.params, money: { validators: "valerie" } } }, /params.money.validators: valerie is no address/],
      [{ params: { ...CONFIG.params, money: { tax: "0" } } }, /params.money.tax: unknown field; known are emission_rate/],
      [{ token: {} }, /token: expected one of `native`, `cw20`, `new_cw20`/],
      [{ token: { native: { denom: "1" } } }, /token.native.denom: expected a denomination/],
      [{ token: { new_cw20: { name: "abc", symbol: "ABC", decimals: 6, initial_balances: [] } } }, /expected one of `code_id` .* and `artifact`/],
      [{ code_ids: { staking: 1 } }, /code_ids: unknown field/],
    ];
    for (const [change, message] of cases) {
      expect(() => parse(change), JSON.stringify(change)).toThrow(FormatError);
      expect(() => parse(change)).toThrow(message);
    }
  });

  it("has the parameters and the ranges of the registry's schema", async () => {
    const { properties: { money, ...properties }, required } = await suiteParams();
    expect(money).toBeDefined();
    expect(Object.keys(PARAMS).sort()).toEqual(Object.keys(properties).sort());
    expect(Object.keys(PARAMS).filter((name) => PARAMS[name]!.required).sort()).toEqual([...required].sort());
    for (const [name, { kind, least, most }] of Object.entries(PARAMS)) {
      const words = properties[name]!.description.replaceAll(",", "");
      const range: Record<string, string> = { 0: kind === "amount" ? "may be 0" : "0 to", 1: kind === "amount" ? "above 0" : "1 to" };
      expect(words, name).toContain(range[`${least}`] ?? `at least ${least}`);
      if (kind === "number") expect(words, name).toContain(most === 7_776_000n ? "90 days" : `to ${most}`);
    }
  });

  it("has the parameters of money of the registry's schema, with their ranges", async () => {
    const { properties } = (await definitions()).MoneyParams;
    expect(Object.keys(MONEY).sort()).toEqual(Object.keys(properties).sort());
    for (const [name, kind] of Object.entries(MONEY)) {
      if (typeof kind === "object") expect(properties[name]!.description, name).toContain(`0 to ${kind.most}`);
    }
  });
});

interface Schema {
  readonly properties: Readonly<Record<string, { readonly description: string; readonly default?: unknown }>>;
  readonly required: readonly string[];
}

type Definitions = Readonly<Record<"SuiteParams" | "MoneyParams", Schema>>;

async function definitions(): Promise<Definitions> {
  const schema = JSON.parse(await readFile(join(root, "schema/allora-topic-registry.json"), "utf8")) as { instantiate: { definitions: Definitions } };
  return schema.instantiate.definitions;
}

async function suiteParams(): Promise<Schema> {
  return (await definitions()).SuiteParams;
}

describe("docs/operations.md", () => {
  it("has every option of the program, and no other", async () => {
    const text = await readFile(join(root, "docs/operations.md"), "utf8");
    const section = /\n## Deploy to a testnet\n([\s\S]*?)(?=\n## )/.exec(text)![1]!;
    const rows = [...section.matchAll(/^\| `(--[a-z-]+)(?: ([^`]+))?` \|/gm)].map(([, name, value]) => [name, value]);
    expect(rows).toEqual(OPTIONS.filter(({ name }) => name !== "--help").map(({ name, value }) => [name, value]));
    const commands = [...section.matchAll(/^ *scripts\/deploy ((?:.*\\\n)*.*)$/gm)].map(([, rest]) => rest!.replaceAll("\\\n", " ").trim().split(/\s+/));
    commands.forEach((words) => words.forEach((word, index) => word.startsWith('"$(') && words.splice(index, words.length, "FILE")));
    expect(commands.length).toBe(6);
    const known = new Map(OPTIONS.map(({ name, value }) => [name, value]));
    for (const words of commands) {
      for (let index = 0; index < words.length; index++) {
        expect([...known.keys()], words.join(" ")).toContain(words[index]);
        if (known.get(words[index]!) !== undefined) index += 1;
      }
    }
  });

  it("explains every field of a configuration", async () => {
    const text = await readFile(join(root, "docs/operations.md"), "utf8");
    for (const name of [...Object.keys(PARAMS), ...Object.keys(MONEY), "label", "owner", "guardian", "admin", "token", "emission_period"]) {
      expect(text).toContain(`\n| \`${name}\` |`);
    }
    expect((await stat(join(root, "scripts/deploy"))).mode & 0o111).not.toBe(0);
  });
});
