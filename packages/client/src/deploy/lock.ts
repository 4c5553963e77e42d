/** One run at a time: two at once would send everything twice. */

import { randomBytes } from "node:crypto";
import { link, rename, rm, unlink } from "node:fs/promises";
import { readIfThere, writeDurably } from "../durable-file.js";
import { DeployError } from "./error.js";

/** Does `work` while nobody else holds the lock at `path`. The lock of a process that is gone does not count. */
export async function withLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  if (!(await take(path))) {
    const text = (await readIfThere(path)) ?? "";
    const holder = Number(text.trim());
    if (await isRunning(holder)) throw new DeployError("running", `process ${holder} deploys to the same address book; wait for it; remove ${path} if it is something else`);
    await discard(path, text);
    if (!(await take(path))) throw new DeployError("running", `another run has just taken ${path}; wait for it`);
  }
  try {
    return await work();
  } finally {
    await unlink(path).catch(() => undefined);
  }
}

/** The lock appears with its holder in it: who finds it empty would take it for nobody's. */
async function take(path: string): Promise<boolean> {
  try {
    await writeDurably(path, `${process.pid}\n`, 0o600, "refuse");
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a lock with this text; one that another run has taken meanwhile is put back. */
async function discard(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if ((await readIfThere(aside)) !== text) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Whether a process is a deployment: its number may be another process' by now, or a dead one's whose parent has not noticed. */
async function isRunning(pid: number): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  if (process.platform === "linux") return (await readIfThere(`/proc/${pid}/cmdline`))?.includes("deploy") ?? false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
