import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { readIfThere } from "../src/durable-file.js";
import { withLock } from "../src/deploy/lock.js";

let folder: string;
let lock: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lock-"));
  lock = join(folder, "deeper", "book.json.lock");
});

describe("the lock of a deployment", () => {
  it("never appears without its holder, so that nobody takes a new one for one that was left behind", async () => {
    let done = false;
    const seen = new Set<string | undefined>();
    const watching = (async () => {
      while (!done) seen.add(await readIfThere(lock));
    })();
    for (let round = 0; round < 100; round += 1) await withLock(lock, async () => {});
    done = true;
    await watching;
    expect([...seen].filter((text) => text !== undefined)).toEqual([`${process.pid}\n`]);
    expect(await readdir(join(folder, "deeper"))).toEqual([]);
  });

  it("goes with the work, also when that fails", async () => {
    await expect(withLock(lock, () => Promise.reject(new Error("no block")))).rejects.toThrow("no block");
    expect(await withLock(lock, () => readFile(lock, "utf8"))).toBe(`${process.pid}\n`);
  });
});
