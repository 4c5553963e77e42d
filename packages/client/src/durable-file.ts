/** Files which survive a crash: what was written is on the disk when the call returns, whole or not at all. */

import { link, mkdir, open, readFile, rename, unlink } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";

/** What may stand at the path before. */
export type IfExists = "replace" | "refuse";

/**
 * Writes a file: into a temporary one beside it, flushed, then put in its place, then the folder flushed.
 *
 * `mode`: its permissions, as in `0o600`. With `refuse`, a file that is there stays, and the error has the code `EEXIST`.
 */
export async function writeDurably(path: string, text: string, mode: number, ifExists: IfExists = "replace"): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  const file = await open(temporary, "wx", mode);
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
  if (ifExists === "replace") await rename(temporary, path);
  else await link(temporary, path).finally(() => unlink(temporary));
  await flushFolder(folder);
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
