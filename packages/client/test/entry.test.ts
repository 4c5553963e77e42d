import { readFileSync } from "node:fs";
import { fromHex, toHex } from "@cosmjs/encoding";
import { describe, expect, it } from "vitest";
import { decimal } from "../src/decimal.js";
import { commitmentHash, entryBytes, entryOf, freshSalt, partsOf, sameEntry, saltFromHex, type CommitmentKey } from "../src/entry.js";
import type { Entry } from "../src/generated/Synthesis.types.js";
import { ValueError } from "../src/value-error.js";

interface Case extends CommitmentKey {
  entry: Entry;
  salt: string;
  bytes: string;
  hash: string;
}
const CASES: Case[] = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8")).commitments;

const forecast = (...inferers: number[]) => entryOf({ forecast: new Map(inferers.map((id) => [id, decimal(id)])) });

describe("an entry", () => {
  it("has the bytes and the commitments that the contracts compute, which check the same file", () => {
    for (const { entry, bytes, hash, salt, ...key } of CASES) {
      expect(toHex(entryBytes(entry))).toBe(bytes);
      expect(commitmentHash(key, entry, fromHex(salt))).toBe(hash);
    }
  });

  it("has the bytes and the commitment of the manual's example", () => {
    const example = CASES.find(({ topicId }) => topicId === 2);
    expect(example?.bytes).toBe("01000101c006ca80000000000000010200bffe8000000000000000013fff3fffffffffffffff");
    expect(example?.hash).toBe("bcbd3aab20bf6957fb812d4bc696ce1bc4a1ff84450f8773b57c1c2b74004ce0");
  });

  it("is the same in any order of its forecast, and however a number is written", () => {
    expect(sameEntry(forecast(1, 2, 300), forecast(300, 1, 2))).toBe(true);
    expect(sameEntry(forecast(1, 2), forecast(1, 3))).toBe(false);
    expect(sameEntry(entryOf({ inference: [decimal("1.50")] }), entryOf({ inference: [decimal("15e-1")] }))).toBe(true);
  });

  it("knows its parts", () => {
    expect(partsOf(entryOf({ inference: [decimal(1)] }))).toEqual({ inference: true, forecast: false });
    expect(partsOf(forecast(1))).toEqual({ inference: false, forecast: true });
  });

  it.each([-1, 1.5, 2 ** 32])("takes no inferer %s", (id) => {
    expect(() => entryBytes({ plain: { forecast: [{ inferer: id, log_loss: decimal(0) }] } })).toThrow(ValueError);
  });
});

describe("a commitment", () => {
  const key = { suite: "registry", topicId: 7, epochId: 301, workerId: 258 };
  const salt = new Uint8Array(32).fill(7);

  it("depends on everything it is about", () => {
    const of = (change: Partial<CommitmentKey>, bytes = salt, entry = forecast(1)) => commitmentHash({ ...key, ...change }, entry, bytes);
    const other = new Uint8Array(32).fill(8);
    const hashes = [of({}), of({ suite: "registrz" }), of({ topicId: 8 }), of({ epochId: 302 }), of({ workerId: 259 }), of({}, other), of({}, salt, forecast(2))];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("takes salts of 32 bytes, which are never twice the same", () => {
    expect(() => commitmentHash(key, forecast(1), new Uint8Array(31))).toThrow(/salt of 32 bytes/);
    expect(() => saltFromHex("ab")).toThrow(ValueError);
    const salts = Array.from({ length: 100 }, () => toHex(freshSalt()));
    expect(new Set(salts).size).toBe(100);
    expect(saltFromHex(salts[0]!)).toHaveLength(32);
  });
});
