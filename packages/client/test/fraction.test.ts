import { describe, expect, it } from "vitest";
import { fraction } from "../src/fraction.js";
import { ValueError } from "../src/value-error.js";

describe("a fraction", () => {
  it.each([
    ["0", "0"],
    ["1.000", "1"],
    ["0.250", "0.25"],
    ["00.0095", "0.0095"],
    ["0.000000000000000001", "0.000000000000000001"],
    ["340282366920938463463.374607431768211455", "340282366920938463463.374607431768211455"],
  ])("%s goes on the wire as %s", (text, wire) => {
    expect(fraction(text)).toBe(wire);
  });

  it.each(["", ".5", "1.", "-0.1", "1e-3", "0.0000000000000000001", "340282366920938463463.374607431768211456", "1/3"])("is not %s", (text) => {
    expect(() => fraction(text)).toThrow(ValueError);
  });
});
