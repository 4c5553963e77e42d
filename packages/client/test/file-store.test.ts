import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { beforeEach, describe, expect, it } from "vitest";
import { decimal } from "../src/decimal.js";
import { readIfThere, writeDurably } from "../src/durable-file.js";
import { entryOf } from "../src/entry.js";
import { FileStore } from "../src/file-store.js";
import { FormatError } from "../src/json.js";
import { openingOf, type Opening } from "../src/opening.js";
import { pause } from "../src/pause.js";

const KEY = { chainId: "chain-1", suite: "wasm1registry", topicId: 7, epochId: 12, workerId: 3 };
const ENTRY = entryOf({ inference: [decimal("101.25")], forecast: new Map([[2, decimal("-1.5")], [0, decimal("0.25")]]) });
const opening = (change: Partial<typeof KEY> = {}, salt = 1): Opening => openingOf({ ...KEY, ...change }, ENTRY, new Uint8Array(32).fill(salt));

let folder: string;
let store: FileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "store-"));
  store = new FileStore(folder);
});

describe("a store of files", () => {
  it("gives back what it keeps, also to another process", async () => {
    await store.add(opening());
    expect(await new FileStore(folder).list(KEY)).toEqual([opening()]);
    expect(await store.list({ ...KEY, epochId: 13 })).toEqual([]);
    expect(await store.list({ ...KEY, chainId: "chain-2" })).toEqual([]);
  });

  it("keeps apart what differs in any part of its key", async () => {
    const all = [opening(), opening({ topicId: 8 }), opening({ epochId: 13 }), opening({ workerId: 4 }), opening({ chainId: "a" }), opening({ suite: "b" })];
    for (const one of all) await store.add(one);
    for (const one of all) expect(await store.list(one)).toEqual([one]);
    expect(await store.keys("chain-1", "wasm1registry")).toHaveLength(4);
    expect(await store.keys("a", "wasm1registry")).toEqual([{ ...KEY, chainId: "a" }]);
  });

  it("overwrites nothing: a second opening stands beside the first", async () => {
    await store.add(opening());
    await store.add(opening({}, 2));
    await store.add(opening());
    expect((await store.list(KEY)).map(({ salt }) => salt).toSorted()).toEqual([opening().salt, opening({}, 2).salt]);
  });

  it("writes files that nobody else can read, and leaves no others", async () => {
    await store.add(opening());
    const suiteFolder = join(folder, "chain-1", "wasm1registry");
    const names = await readdir(suiteFolder);
    expect(names).toEqual([`7-12-3-${opening().commitment}.json`]);
    expect((await stat(join(suiteFolder, names[0]!))).mode & 0o777).toBe(0o600);
  });

  it("forgets what it is told to", async () => {
    await store.add(opening());
    await store.add(opening({}, 2));
    await store.add(opening({ epochId: 13 }));
    expect(await store.keys("chain-1", "wasm1registry")).toEqual([KEY, { ...KEY, epochId: 13 }]);
    await store.forget(KEY);
    expect(await store.list(KEY)).toEqual([]);
    expect(await store.keys("chain-1", "wasm1registry")).toEqual([{ ...KEY, epochId: 13 }]);
  });

  it("stays inside its folder, whatever the chain is called", async () => {
    for (const chainId of ["..", "../../etc", "a/b", "."]) {
      await store.add(opening({ chainId }));
      expect(await store.list({ ...KEY, chainId })).toEqual([opening({ chainId })]);
    }
    expect(await readdir(folder)).toHaveLength(4);
  });

  it("ignores what a crash left of an unfinished file", async () => {
    await store.add(opening());
    const suiteFolder = join(folder, "chain-1", "wasm1registry");
    await writeFile(join(suiteFolder, ".7-12-3-ab.json.0123.tmp"), "{");
    expect(await store.list(KEY)).toEqual([opening()]);
  });

  it.each([
    ["another entry", (text: string) => text.replace("101.25", "101.26"), /commitment: the entry and the salt do not open it/],
    ["half of it", (text: string) => text.slice(0, 100), /is not JSON/],
    ["a short salt", (text: string) => text.replace(/"salt": "0101/, '"salt": "'), /salt: expected 64 hexadecimal digits/],
  ])("says which file is damaged: %s", async (_, damage, message) => {
    await store.add(opening());
    const path = join(folder, "chain-1", "wasm1registry", `7-12-3-${opening().commitment}.json`);
    await writeFile(path, damage(await readFile(path, "utf8")));
    await expect(store.list(KEY)).rejects.toThrow(FormatError);
    await expect(store.list(KEY)).rejects.toThrow(message);
    await expect(store.list(KEY)).rejects.toThrow(path);
  });
});

describe("a durable file", () => {
  it("is whole when its writer is killed at any time", async () => {
    const path = join(folder, "counter.json");
    const source = await readFile(new URL("../src/durable-file.ts", import.meta.url), "utf8");
    const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
    await writeFile(join(folder, "durable-file.mjs"), outputText);
    await writeFile(
      join(folder, "writer.mjs"),
      `import { writeDurably } from "./durable-file.mjs";
      for (let count = 1; ; count += 1) await writeDurably(process.argv[2], JSON.stringify({ count, padding: "x".repeat(100_000) }), 0o600);`,
    );
    const writer = spawn(process.execPath, [join(folder, "writer.mjs"), path], { stdio: "ignore" });
    while ((await readIfThere(path)) === undefined) await pause(5);
    await pause(100);
    writer.kill("SIGKILL");
    await new Promise((resolve) => writer.once("exit", resolve));
    const { count, padding } = JSON.parse(await readFile(path, "utf8")) as { count: number; padding: string };
    expect(count).toBeGreaterThan(0);
    expect(padding).toHaveLength(100_000);
  });

  it("does not replace another when it is told not to", async () => {
    const path = join(folder, "once");
    await writeDurably(path, "first", 0o600, "refuse");
    await expect(writeDurably(path, "second", 0o600, "refuse")).rejects.toMatchObject({ code: "EEXIST" });
    expect(await readFile(path, "utf8")).toBe("first");
    expect(await readdir(folder)).toEqual(["once"]);
  });
});
