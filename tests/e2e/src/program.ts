/** Runs the repository's programs as a user does: from its root, by their scripts. */

import { execFile, spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** What a program printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that ended with another status than 0. */
export class ProgramFailed extends Error {
  override readonly name = "ProgramFailed";
  constructor(
    readonly command: string,
    readonly status: number | string | null | undefined,
    readonly printed: Printed,
  ) {
    super(`${command}: status ${status ?? "none"}\n${printed.stdout}${printed.stderr}`);
  }
}

/** Runs a program to its end, and returns what it printed. Throws `ProgramFailed`. */
export function run(command: string, ...args: readonly string[]): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const options = { cwd: ROOT, maxBuffer: 1 << 28 };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ stdout, stderr });
      else reject(new ProgramFailed([command, ...args].join(" "), error.code, { stdout, stderr }));
    });
  });
}

/** A program that runs until it is stopped. */
export class Running {
  private printed = "";
  private ended: number | string | undefined;
  private readonly child: ChildProcess;

  private constructor(
    private readonly command: string,
    args: readonly string[],
  ) {
    this.child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const keep = (chunk: Buffer) => (this.printed += chunk.toString());
    this.child.stdout?.on("data", keep);
    this.child.stderr?.on("data", keep);
    this.child.on("exit", (code, signal) => (this.ended = code ?? signal ?? "unknown"));
  }

  /** Starts a program. */
  static start(command: string, ...args: readonly string[]): Running {
    return new Running(command, args);
  }

  /** All it printed so far. */
  get output(): string {
    return this.printed;
  }

  /** Sends it and its children a signal, and waits until it has ended. Throws when it had ended by itself before. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.ended !== undefined) throw new ProgramFailed(this.command, this.ended, { stdout: this.printed, stderr: "" });
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    process.kill(-this.child.pid!, signal);
    await ended;
  }
}
