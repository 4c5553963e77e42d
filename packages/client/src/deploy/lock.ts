/** One run at a time: two at once would send everything twice. */

import { mkdir, open, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { readIfThere } from "../durable-file.js";
import { DeployError } from "./error.js";

/** Does `work` while nobody else holds the lock at `path`. The lock of a process that is gone does not count. */
export async function withLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(path), { recursive: true });
  if (!(await take(path))) {
    const holder = Number((await readIfThere(path))?.trim());
    if (await isRunning(holder)) throw new DeployError("running", `process ${holder} deploys to the same address book; wait for it; remove ${path} if it is something else`);
    await unlink(path).catch(() => undefined);
    if (!(await take(path))) throw new DeployError("running", `another run has just taken ${path}; wait for it`);
  }
  try {
    return await work();
  } finally {
    await unlink(path).catch(() => undefined);
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(`${process.pid}\n`);
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
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
