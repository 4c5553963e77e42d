import { readFileSync } from "node:fs";
import { toHex } from "@cosmjs/encoding";
import { describe, expect, it } from "vitest";
import { approximately, decimal, isDecimal, packDecimal } from "../src/decimal.js";
import { ValueError } from "../src/value-error.js";

const VECTORS: { numbers: { text: string; packed: string }[]; refused: string[] } = JSON.parse(
  readFileSync(new URL("vectors.json", import.meta.url), "utf8"),
);

describe("a decimal", () => {
  it("is packed as the contracts pack it, which checks the same file", () => {
    for (const { text, packed } of VECTORS.numbers) expect(toHex(packDecimal(decimal(text))), text).toBe(packed);
  });

  it("is refused where the contracts refuse it", () => {
    for (const text of VECTORS.refused) {
      expect(() => decimal(text), text).toThrow(ValueError);
      expect(isDecimal(text), text).toBe(false);
    }
  });

  it("keeps its text", () => {
    for (const text of ["12", "-0.50", ".5", "1.5e-12"]) expect(decimal(text)).toBe(text);
  });

  it.each([
    [0.1, "0.1"],
    [-0.25, "-0.25"],
    [1e21, "1e+21"],
    [5e-324, "5e-324"],
    [-0, "0"],
    [12345678901234567890n, "12345678901234567890"],
  ])("of the number %s has its shortest text", (value, text) => {
    expect(decimal(value)).toBe(text);
  });

  it.each([NaN, Infinity, -Infinity])("is not %s", (value) => {
    expect(() => decimal(value)).toThrow(/is not finite/);
  });

  it("ends at 1e40, as the chain rounds it", () => {
    expect(isDecimal("1e40")).toBe(true);
    // Nearer to 1e40 than to the next number of the chain.
    expect(isDecimal("10000000000000000000000000000000000000001")).toBe(true);
    expect(() => decimal("1.0000000000000000001e40")).toThrow(/beyond 1e40/);
    expect(() => decimal(-1e41)).toThrow(/beyond 1e40/);
  });

  it("compares by its bytes as the numbers do", () => {
    const ascending = ["-1e40", "-2", "-1.5", "-1e-12", "0", "1e-12", "0.1", "1", "1.5", "2", "1e40"].map((text) => toHex(packDecimal(decimal(text))));
    expect(ascending.toSorted()).toEqual(ascending);
  });

  it("has a nearest number", () => {
    expect(approximately(decimal("101.25"))).toBe(101.25);
  });
});
