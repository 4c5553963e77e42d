import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** The modules that a module of ours needs to run, its own among them. */
function needed(url: URL, found = new Set<string>()): Set<string> {
  if (found.has(url.href)) return found;
  found.add(url.href);
  const source = readFileSync(url, "utf8");
  for (const [, type, specifier] of source.matchAll(/^(?:import|export) (type )?[^;]*?from "([^"]+)";$/gm)) {
    if (type !== undefined) continue;
    if (specifier!.startsWith(".")) needed(new URL(specifier!.replace(/\.js$/, ".ts"), url), found);
    else found.add(specifier!);
  }
  return found;
}

it("what browsers load needs nothing of Node", () => {
  const modules = [...needed(new URL("../src/index.ts", import.meta.url))];
  expect(modules.length).toBeGreaterThan(25);
  expect(modules.filter((name) => name.startsWith("node:"))).toEqual([]);
});

it("what Node loads is found by the same search", () => {
  expect([...needed(new URL("../src/node.ts", import.meta.url))]).toContain("node:fs/promises");
});
