import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CONTRACT_ERROR_CODES } from "../src/generated/codes.js";

const folder = new URL("../", import.meta.url);
const README = readFileSync(new URL("README.md", folder), "utf8");
const QUOTES = [...README.matchAll(/^```ts (examples\/\w+\.ts)\n([\s\S]*?)^```$/gm)].map(([, file, code]) => ({ file: file!, code }));

describe("the manual", () => {
  it("quotes every example, and nothing that is not compiled", () => {
    expect(QUOTES.map(({ file }) => file).toSorted()).toEqual(readdirSync(new URL("examples/", folder)).map((name) => `examples/${name}`).toSorted());
    expect(README).not.toMatch(/^```(ts|typescript|js)$/m);
  });

  it.each(QUOTES)("quotes $file as it is", ({ file, code }) => {
    expect(code).toBe(readFileSync(new URL(file, folder), "utf8"));
  });
});

it("the contracts' manuals have a row for the codes of their own errors, and the client knows each", () => {
  const rows = ["topic-registry", "staking", "synthesis", "rewards"].flatMap((contract) => {
    const manual = readFileSync(new URL(`../../contracts/${contract}/README.md`, folder), "utf8");
    const errors = manual.slice(manual.indexOf("## Errors"), manual.indexOf("\n## ", manual.indexOf("## Errors") + 5));
    return [...errors.matchAll(/^\| (`[a-z_`, .]+) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`([a-z_]+)`/g)].map(([, code]) => code!));
  });
  expect(rows.length).toBeGreaterThan(80);
  expect(rows.filter((code) => !(CONTRACT_ERROR_CODES as readonly string[]).includes(code))).toEqual([]);
});
