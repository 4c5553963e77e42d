import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { withLock } from "../src/deploy/lock.js";

let folder: string;
let lock: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lock-"));
  lock = join(folder, "deeper", "book.json.lock");
});

/** The lock's text at this very moment. */
function look(): string | undefined {
  try {
    return readFileSync(lock, "utf8");
  } catch {
    return undefined;
  }
}

describe("the lock of a deployment", () => {
  it("never appears without its holder, so that nobody takes a new one for one that was left behind", async () => {
    let done = false;
    const seen = new Set<string | undefined>();
    const watching = (async () => {
      for (; !done; await new Promise(setImmediate)) seen.add(look());
    })();
    for (let round = 0; round < 100; round += 1) await withLock(lock, async () => {});
    done = true;
    await watching;
    seen.delete(undefined);
    expect([...seen]).toEqual([`${process.pid}\n`]);
    expect(await readdir(join(folder, "deeper"))).toEqual([]);
  });

  it("goes with the work, also when that fails", async () => {
    await expect(withLock(lock, () => Promise.reject(new Error("no block")))).rejects.toThrow("no block");
    expect(await withLock(lock, () => readFile(lock, "utf8"))).toBe(`${process.pid}\n`);
  });
});
