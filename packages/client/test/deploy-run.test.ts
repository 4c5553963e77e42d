import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadAddressBook } from "../src/address-book-file.js";
import { readIfThere } from "../src/durable-file.js";
import { journalPath } from "../src/deploy/deploy.js";
import { governanceAddress } from "../src/deploy/proposal.js";
import { NoEndpoint } from "../src/error.js";
import { address } from "./deploy/fake-chain.js";
import { CODE, CONFIG, sha256, wasm, world, writeArtifacts } from "./deploy/world.js";

const count = (chain: { transactions: Map<string, unknown> }) => chain.transactions.size;

describe("a deployment", () => {
  it("stores four contracts, makes the suite, and writes where it is", async () => {
    const { chain, run, job, said } = await world();
    const { book, changed } = await run();
    expect(changed).toBe(true);
    expect(count(chain)).toBe(5);
    expect(await loadAddressBook(job.out)).toEqual(book);
    expect(book!.contracts.staking).toEqual({ address: address(101, 32), codeId: 1, checksum: sha256(CODE.staking) });
    expect(book!.deployment).toMatchObject({ height: [...chain.transactions.values()].at(-1)!.height });
    expect(chain.contracts.get(book!.contracts.topicRegistry.address)!.admin).toBe(CONFIG.owner);
    expect(said.some((line) => /^verified on chain: \d\d checks/.test(line))).toBe(true);
    expect((await readdir(job.artifacts)).some((name) => name.endsWith(".lock") || name.endsWith(".tmp"))).toBe(false);
    expect((await stat(journalPath(job.out))).mode & 0o777).toBe(0o600);
  });

  it("verifies and changes nothing the second time", async () => {
    const { chain, run, job, said } = await world();
    await run();
    const text = await readFile(job.out, "utf8");
    const { changed } = await run();
    expect(changed).toBe(false);
    expect(count(chain)).toBe(5);
    expect(await readFile(job.out, "utf8")).toBe(text);
    expect(said.at(-1)).toMatch(/nothing was changed/);
  });

  it("uses the code that the same account stored before, and stores it again with --fresh", async () => {
    const { chain, run, folder } = await world();
    await run();
    const { book } = await run("deploy", { out: join(folder, "second.json") });
    expect([chain.stored.length, count(chain)]).toEqual([4, 6]);
    expect(book!.contracts.synthesis.codeId).toBe(2);
    await run("deploy", { out: join(folder, "third.json"), fresh: true });
    expect(chain.stored.length).toBe(8);
  });

  it("uses code that governance stored, not a stranger's nor such that others may not use", async () => {
    const { chain, run } = await world();
    chain.storeCode(CODE.staking, address(66));
    chain.storeCode(CODE.synthesis, governanceAddress("wasm"));
    chain.defaultAccess = { who: "some", addresses: [chain.address] };
    chain.storeCode(CODE.topic_registry, chain.address);
    chain.defaultAccess = { who: "everybody" };
    const { book } = await run();
    const { staking, synthesis, rewards, topicRegistry } = book!.contracts;
    expect([staking.codeId, synthesis.codeId, rewards.codeId, topicRegistry.codeId]).toEqual([4, 2, 5, 6]);
  });

  it("makes a cw20 with the suite, and holds it against its artifact", async () => {
    const token = { new_cw20: { name: "Token", symbol: "TOK", decimals: 6, initial_balances: [{ address: address(5), amount: "7" }], cap: "1000", artifact: "cw20.wasm" } };
    const { chain, run, folder } = await world({ ...CONFIG, token });
    await writeFile(join(folder, "cw20.wasm"), wasm("cw20"));
    const { book } = await run();
    expect(chain.stored.length).toBe(5);
    expect((await run()).changed).toBe(false);
    chain.access = { who: "nobody" };
    await run({ proposals: join(folder, "none") }, { out: join(folder, "other.json") });
    chain.stored.length = 0;
    await run({ proposals: join(folder, "all") }, { out: join(folder, "other.json") });
    expect(await readdir(join(folder, "all"))).toContain("store-token.json");
    expect(await readdir(folder)).not.toContain("none");
    expect(book!.token).toEqual({ cw20: { address: book!.contracts.token!.address } });
    expect(book!.contracts.token!.checksum).toBe(sha256(wasm("cw20")));
  });

  it("writes no address book over a cw20 that somebody else may mint, or beyond its cap", async () => {
    const token = { new_cw20: { name: "Token", symbol: "TOK", decimals: 6, initial_balances: [], cap: "1000", artifact: "cw20.wasm" } };
    const { chain, run, folder } = await world({ ...CONFIG, token });
    await writeFile(join(folder, "cw20.wasm"), wasm("cw20"));
    chain.misminted = true;
    await expect(run()).rejects.toThrow(/not_verified: 1 of .*\n  minter of the token: found/);
    const minted = [...chain.contracts.values()].find(({ label }) => label === "allora-token")!;
    (minted.answers.minter as { minter: string; cap: string }).cap = "1001";
    await expect(run()).rejects.toThrow(/\n  cap of the token: found 1001, expected 1000/);
  });

  it("only stores when asked to, and goes on from that", async () => {
    const { chain, run } = await world();
    expect((await run("store-only")).changed).toBe(true);
    expect((await run("store-only")).changed).toBe(false);
    expect([chain.stored.length, chain.contracts.size]).toEqual([4, 0]);
    await run();
    expect(count(chain)).toBe(5);
  });

  it("notes new code in the address book after a migration, and what the owner changed", async () => {
    const { chain, run, folder, said } = await world();
    const { book } = await run();
    const old = await loadAddressBook(join(folder, "book.json"));
    await writeArtifacts(folder, { ...CODE, staking: wasm("staking, better") });
    await expect(run()).rejects.toThrow(/not_verified: 1 of \d+ checks failed:\n  wasm of staking/);
    await run("store-only");
    const contract = chain.contracts.get(book!.contracts.staking.address)!;
    chain.contracts.set(book!.contracts.staking.address, { ...contract, codeId: 5, admin: address(3) });
    (chain.contracts.get(book!.contracts.topicRegistry.address)!.answers.suite as any).contracts[1].code_id = 5;
    const { book: after, changed } = await run();
    expect(changed).toBe(true);
    expect(after!.contracts.staking).toMatchObject({ codeId: 5, checksum: sha256(wasm("staking, better")) });
    expect(after!.contracts.synthesis).toEqual(old.contracts.synthesis);
    expect(said).toContain(`note: admin of staking is ${address(3)}; the configuration says ${CONFIG.owner}`);
  });
});

describe("a deployment that goes wrong", () => {
  it("writes no address book for a suite that is not what it should be", async () => {
    const { chain, run, job } = await world();
    chain.miswired = true;
    await expect(run()).rejects.toThrow(/not_verified: 1 of .*\n  siblings of staking: found/);
    expect(await readIfThere(job.out)).toBeUndefined();
  });

  it("says what an account needs that has nothing", async () => {
    const { chain, run } = await world();
    chain.known = false;
    await expect(run()).rejects.toThrow(new RegExp(`^not_enough: ${chain.address} needs \\d+stake and has 0: `));
    chain.known = true;
    chain.funds = 3n;
    await expect(run("dry-run")).rejects.toThrow(/and has 3: /);
    expect(count(chain)).toBe(0);
  });

  it("says where storing is not permitted, and writes the proposals", async () => {
    const { chain, run, folder, said } = await world();
    chain.access = { who: "nobody" };
    await expect(run()).rejects.toThrow(/upload_not_permitted: .*only governance may.*--proposals FOLDER/);
    await run({ proposals: join(folder, "p") });
    expect((await readdir(join(folder, "p"))).sort()).toEqual(["store-rewards.json", "store-staking.json", "store-synthesis.json", "store-topicRegistry.json"]);
    const proposal = JSON.parse(await readFile(join(folder, "p", "store-staking.json"), "utf8"));
    expect(proposal).toMatchObject({ deposit: "5stake", messages: [{ "@type": "/cosmwasm.wasm.v1.MsgStoreCode", sender: governanceAddress("wasm"), instantiate_permission: { permission: "Everybody" } }] });
    expect(said.filter((line) => line.startsWith("submit with:"))).toHaveLength(4);
    for (const code of Object.values(CODE)) chain.storeCode(code, governanceAddress("wasm"));
    await run();
    expect(count(chain)).toBe(1);
  });

  it("may store where it is one of those who may", async () => {
    const { chain, run } = await world();
    chain.access = { who: "some", addresses: [address(2), chain.address] };
    expect((await run()).changed).toBe(true);
    expect(governanceAddress("wasm")).toBe("wasm10d07y265gmmuvt4z0w9aw880jnsr700js7zslc");
  });

  it("refuses a gas price below the node's", async () => {
    const { chain, run } = await world();
    chain.leastGasPrice = "0.030000000000000000stake";
    await expect(run()).rejects.toThrow(/gas_price_too_low: the node takes 0.03stake per gas or more; --gas-price is 0.025stake/);
    chain.leastGasPrice = "0.025stake";
    expect((await run()).changed).toBe(true);
  });

  it("refuses a token that is not there", async () => {
    const native = await world({ ...CONFIG, token: { native: { denom: "stoke" } } });
    await expect(native.run("dry-run")).rejects.toThrow(/unknown_denom: there is no coin stoke on fake-1/);
    const cw20 = await world({ ...CONFIG, token: { cw20: { address: address(4, 32) } } });
    await expect(cw20.run("dry-run")).rejects.toThrow(/not_a_cw20/);
  });

  it("refuses artifacts that are missing, changed or no wasm", async () => {
    const { run, folder } = await world();
    await writeFile(join(folder, "allora_staking.wasm"), wasm("other"));
    await expect(run()).rejects.toThrow(/wrong_checksum: .*allora_staking.wasm has the sha256 .*scripts\/build-wasm.sh/);
    await writeArtifacts(folder, { ...CODE, staking: Buffer.from("text") });
    await expect(run()).rejects.toThrow(/no_wasm/);
    await expect(run("dry-run", { artifacts: join(folder, "nowhere") })).rejects.toThrow(/no_artifacts: .*scripts\/build-wasm.sh/);
  });

  it("says what a failed transaction failed with, and goes on with the next run", async () => {
    const { chain, run } = await world();
    chain.failure = "out of gas in location: wasm";
    await expect(run()).rejects.toThrow(/failed: store staking failed in block \d+ .*--gas-margin/);
    await run();
    expect([chain.stored.length, count(chain)]).toEqual([4, 6]);
  });

  it("does not wait for a transaction that the node refuses", async () => {
    const { chain, run } = await world();
    chain.refusals = [{ code: 13, log: "insufficient fees; got: 1stake required: 2stake: insufficient fee" }];
    await expect(run()).rejects.toThrow(/^refused: .*insufficient fee. Give a higher --gas-price/);
    await run();
    expect(count(chain)).toBe(5);
  });

  it("sends again what a node has dropped, and what it would not take yet", async () => {
    const { chain, run } = await world();
    chain.refusals = [{ code: 20, log: "mempool is full" }];
    await run();
    expect(count(chain)).toBe(5);
  });

  it("believes its own transactions rather than a node that is behind", async () => {
    const { chain, run } = await world();
    const answers = [0, 0];
    chain.account = async () => {
      answers.push(chain.sequence);
      return { accountNumber: 7, sequence: answers.shift()! };
    };
    await run();
    expect([chain.stored.length, count(chain)]).toEqual([4, 5]);
  });

  it("gives up for now when no block comes, and finds the transaction later", async () => {
    const { chain, run } = await world();
    chain.deaf = true;
    await expect(run("deploy", { pace: { pollMs: 1, waitMs: 20 } })).rejects.toThrow(/not_confirmed: [0-9A-F]{64} is in no block after 0.02 s/);
    chain.deaf = false;
    await run();
    expect([chain.stored.length, count(chain)]).toEqual([4, 5]);
  });

  it("signs anew when its transaction can be in no block any more", async () => {
    for (const overtake of [true, false]) {
      const { chain, run, said } = await world();
      chain.deaf = true;
      await expect(run("deploy", { pace: { pollMs: 1, waitMs: 20 } })).rejects.toThrow(/not_confirmed/);
      chain.deaf = false;
      if (overtake) chain.spendSequence();
      else chain.height += 1000;
      await run();
      expect([chain.stored.length, count(chain)]).toEqual([4, 5]);
      expect(said.some((line) => /never happened and never will/.test(line))).toBe(true);
    }
  });

  it("takes no journal or address book of somebody else", async () => {
    const { run, job, folder } = await world();
    await run();
    await expect(run("deploy", { chainId: "fake-2" })).rejects.toThrow(/other_book: .* is of fake-1, not of fake-2/);
    await expect(run("deploy", { fresh: true })).rejects.toThrow(/already_there/);
    await expect(run("store-only", { chainId: "fake-2" })).rejects.toThrow(/other_journal/);
    await writeFile(journalPath(job.out), "{");
    await expect(run("store-only")).rejects.toThrow(/bad_journal/);
  });

  it("runs once at a time, and takes over from a process that is gone", async () => {
    const { run, folder, chain } = await world();
    const out = join(folder, "other.json");
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)", "deploy.js"]);
    await once(other, "spawn");
    await writeFile(`${out}.lock`, `${other.pid}\n`);
    await expect(run("deploy", { out })).rejects.toThrow(new RegExp(`running: process ${other.pid} deploys .*remove .*lock if it is something else`));
    other.kill("SIGKILL");
    await once(other, "exit");
    expect((await run("deploy", { out })).changed).toBe(true);
    // Nobody's: a number that another run has now, or that was never one.
    for (const holder of [process.pid, 0, "?"]) {
      await writeFile(`${out}.lock`, `${holder}\n`);
      expect((await run("deploy", { out })).changed).toBe(false);
    }
    expect(count(chain)).toBe(5);
  });

  it("notices a chain that was made anew", async () => {
    const { chain, run, job } = await world();
    await run("store-only");
    chain.stored.length = 0;
    await expect(run()).rejects.toThrow(/stale_journal: .* was the chain made anew/);
    expect(journalPath(job.out)).toMatch(/book.journal.json$/);
  });

  it("sends nothing and writes nothing on a dry run", async () => {
    const { chain, run, folder, said } = await world();
    const before = await readdir(folder);
    await run("dry-run");
    expect(count(chain)).toBe(0);
    expect(await readdir(folder)).toEqual(before);
    expect(said.filter((line) => /: store \d+ bytes/.test(line))).toHaveLength(4);
    expect(said.at(-1)).toMatch(/nothing was sent/);
  });

  it("goes on when no endpoint answers while a transaction is handed over", async () => {
    const { chain, run } = await world();
    const broadcast = chain.broadcast.bind(chain);
    let lost = 0;
    chain.broadcast = async (tx) => {
      await broadcast(tx);
      lost += 1;
      throw new NoEndpoint([]);
    };
    await run();
    expect([chain.stored.length, lost]).toEqual([4, 5]);
  });
});
