import { execFileSync } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SCRIPTS = fileURLToPath(new URL("../../../scripts", import.meta.url));

/** A repository of its own whose npm and programs only note what they find in the environment. */
async function repository(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "scripts-"));
  const dist = join(root, "packages/client/dist");
  await mkdir(join(dist, "bin"), { recursive: true });
  await mkdir(join(root, "packages/client/src"));
  await mkdir(join(root, "path"));
  for (const name of ["lib.sh", "deploy", "keeper"]) await cp(join(SCRIPTS, name), join(root, "scripts", name));
  await writeFile(join(root, "package.json"), '{ "type": "module", "engines": { "node": ">=20" } }');
  await writeFile(join(root, "package-lock.json"), "{}");
  await writeFile(join(root, "packages/client/tsconfig.json"), "{}");
  await writeFile(join(root, "path/npm"), `#!/bin/sh\nenv >>"${root}/npm.env"\n`);
  await chmod(join(root, "path/npm"), 0o755);
  const program = "console.log(process.env.DEPLOY_MNEMONIC, process.env.KEEPER_MNEMONIC, process.argv.slice(2).join('|'))";
  for (const name of ["deploy", "keeper"]) await writeFile(join(dist, `bin/${name}.js`), program);
  return root;
}

describe("the scripts of the programs", () => {
  it.each(["deploy", "keeper"])("%s keeps the words from what packages run, and hands them and its arguments over", async (name) => {
    const root = await repository();
    const env = { ...process.env, PATH: `${join(root, "path")}${delimiter}${process.env.PATH}`, DEPLOY_MNEMONIC: "zebra words", KEEPER_MNEMONIC: "yak words" };
    const said = execFileSync(join(root, "scripts", name), ["--rpc", "a b", "$(id)"], { env, encoding: "utf8", cwd: tmpdir() });
    expect(said).toBe("zebra words yak words --rpc|a b|$(id)\n");
    const seen = await readFile(join(root, "npm.env"), "utf8");
    expect(seen).toContain("PATH=");
    expect(seen).not.toMatch(/zebra|yak/);
  });
});
