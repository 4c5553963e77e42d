import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toBech32 } from "@cosmjs/encoding";
import { describe, expect, it } from "vitest";
import { saveAddressBook } from "../../src/address-book-file.js";
import { main } from "../../src/keeper/program.js";

const WORDS = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

async function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string; said: string }> {
  let [out, said] = ["", ""];
  const code = await main(args, env, { out: (text) => (out += text), say: (text) => (said += text) });
  return { code, out, said };
}

/** A book about a chain that is not there. */
async function book(): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "keeper-")), "book.json");
  const contract = (byte: number) => ({ address: toBech32("wasm", new Uint8Array(32).fill(byte)), codeId: byte, checksum: "ab".repeat(32) });
  await saveAddressBook(path, {
    version: 1, chainId: "chain-1", prefix: "wasm", rpcEndpoints: ["http://127.0.0.1:9"], gasPrice: "0stake", token: { native: { denom: "stake" } },
    contracts: { topicRegistry: contract(1), staking: contract(2), synthesis: contract(3), rewards: contract(4) },
    deployment: { txHash: "AB".repeat(32), height: 1, time: "2026-11-21T16:34:42Z" },
  });
  return path;
}

describe("the keeper's program", () => {
  it("has help", async () => {
    const { code, out } = await run(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("--addresses FILE");
  });

  it.each([
    [["--topics", "1"], "--addresses FILE is missing"],
    [["--addresses", "x", "--topics", "one"], "--topics takes ids of topics"],
    [["--addresses", "x", "--interval", "0"], "--interval must be a number from 0.05 on"],
    [["--addresses", "x", "--gas-margin", "0.9"], "--gas-margin must be a number from 1 on"],
    [["--addresses", "x", "--max-gas", "lots"], "--max-gas must be a number"],
    [["--adresses", "x"], "unknown option --adresses"],
  ])("says what is wrong with %j", async (args, message) => {
    const { code, said } = await run(args);
    expect([code, said]).toEqual([2, expect.stringContaining(message)]);
  });

  it("takes one key from one place", async () => {
    const addresses = await book();
    expect(await run(["--addresses", addresses])).toMatchObject({ code: 2, said: expect.stringContaining("(0 are given)") });
    const twice = await run(["--addresses", addresses, "--key-file", "k"], { KEEPER_MNEMONIC: WORDS });
    expect(twice).toMatchObject({ code: 2, said: expect.stringContaining("(2 are given)") });
  });

  it("says that there is no book, or no chain", async () => {
    expect(await run(["--addresses", "/nowhere.json", "--dry-run"])).toMatchObject({ code: 1, said: expect.stringContaining("/nowhere.json: there is no such file") });
    const absent = await run(["--addresses", await book(), "--dry-run"]);
    expect(absent).toMatchObject({ code: 1, said: expect.stringContaining("no endpoint answered: http://127.0.0.1:9") });
  });

  it("never shows a secret", async () => {
    const addresses = await book();
    const path = join(tmpdir(), `words-${process.pid}`);
    await writeFile(path, WORDS.replace("about", "abuot"), { mode: 0o600 });
    const runs = [
      await run(["--addresses", addresses, "--mnemonic-file", path]),
      await run(["--addresses", addresses], { KEEPER_MNEMONIC: WORDS }),
      await run(["--addresses", addresses, "--mnemonic", WORDS]),
      await run(["--addresses", addresses, "--mnemonic-file", WORDS]),
    ];
    for (const { code, out, said } of runs) {
      expect(code).not.toBe(0);
      expect(out + said).not.toMatch(/abandon|abuot/);
    }
  });
});
