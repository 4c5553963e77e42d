/** Files which survive a crash: what was written is on the disk when the call returns, whole or not at all. */

import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";

/** What may stand at the path before. */
export type IfExists = "replace" | "refuse";

/**
 * Writes a file: into a temporary one beside it, flushed, then put in its place, then the folder flushed.
 *
 * `mode`: its permissions, as in `0o600`. With `refuse`, a file that is there stays, and the error has the code `EEXIST`.
 */
export async function writeDurably(path: string, text: string, mode: number, ifExists: IfExists = "replace"): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await fill(temporary, text, mode);
    await (ifExists === "replace" ? rename(temporary, path) : link(temporary, path));
  } finally {
    await rm(temporary, { force: true });
  }
  await flushFolder(folder);
}

async function fill(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, "wx", mode);
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a folder and those above it, permanently: each is an entry in the one above. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  const topmost = dirname(resolve(first));
  for (let above = dirname(resolve(folder)); ; above = dirname(above)) {
    await flushFolder(above);
    if (above === topmost) return;
  }
}

/** A file's text, or `undefined` where there is no file. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Makes what was created, renamed or removed in a folder permanent. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
