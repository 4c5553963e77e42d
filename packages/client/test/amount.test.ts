import { describe, expect, it } from "vitest";
import { formatAmount, parseAmount, uint128, uint64 } from "../src/amount.js";
import { ValueError } from "../src/value-error.js";

const U128_MAX = (1n << 128n) - 1n;

describe("an amount", () => {
  it("goes on the wire as a text of base units", () => {
    expect(uint128(1500000n)).toBe("1500000");
    expect(uint128(42)).toBe("42");
    expect(uint128("007")).toBe("7");
    expect(uint128(U128_MAX)).toBe("340282366920938463463374607431768211455");
  });

  it.each([-1n, U128_MAX + 1n, 1.5, 2 ** 53, NaN, "1.5", "-1", "", "0x10", " 1"])("is not %s", (value) => {
    expect(() => uint128(value)).toThrow(ValueError);
  });

  it("of 64 bits ends there", () => {
    expect(uint64((1n << 64n) - 1n)).toBe("18446744073709551615");
    expect(() => uint64(1n << 64n)).toThrow(/2\^64/);
  });

  it.each([
    ["1.5", 6, 1500000n],
    ["0.000001", 6, 1n],
    ["7", 0, 7n],
    ["007.10", 2, 710n],
    ["1.500000000", 6, 1500000n],
  ])("of %s with %i decimals is %s base units", (text, decimals, base) => {
    expect(parseAmount(text, decimals)).toBe(base);
  });

  it.each(["1.0000001", "1,5", ".5", "5.", "-1", "1e3", ""])("for people is not %s", (text) => {
    expect(() => parseAmount(text, 6)).toThrow(ValueError);
  });

  it.each([
    [1500000n, 6, "1.5"],
    [1n, 6, "0.000001"],
    [0n, 6, "0"],
    [7n, 0, "7"],
    [10n ** 18n, 18, "1"],
  ])("of %s base units with %i decimals is shown as %s, and read back", (base, decimals, text) => {
    expect(formatAmount(base, decimals)).toBe(text);
    expect(parseAmount(text, decimals)).toBe(base);
  });
});
