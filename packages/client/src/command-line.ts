/** The command lines of the programs: one table of options is both the parser and the help. */

/** An option of a program. */
export interface Option {
  /** As in `--rpc`. */
  readonly name: string;
  /** What its value is, as in `FILE`; an option without one is a flag. */
  readonly value?: string;
  /** What it is for; lines are broken where the help should break them. */
  readonly text: string;
}

/** A command line that cannot be understood. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What a command line said. */
export interface Given {
  /** Whether a flag stands there. */
  flag(name: string): boolean;
  /** An option's value. Throws `UsageError` when it stands there twice. */
  value(name: string): string | undefined;
  /** The values of an option that may stand there several times, or hold several between commas. */
  values(name: string): string[];
}

/** Everybody on the machine sees a command line, and the shell keeps it. */
const SECRET = /^--?(mnemonic|seed|seed-phrase|phrase|key|private-?key|priv-?key|secret|password|passphrase)(=|$)/i;

/** Reads a command line. No message repeats a value, since it may be a secret in the wrong place. Throws `UsageError`. */
export function parseCommandLine(options: readonly Option[], args: readonly string[]): Given {
  const found = new Map<string, string[]>();
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    refuseSecret(word);
    const equals = word.startsWith("--") ? word.indexOf("=") : -1;
    const name = equals < 0 ? word : word.slice(0, equals);
    const option = options.find((known) => known.name === name);
    if (option === undefined) throw unknown(name);
    if (option.value === undefined && equals >= 0) throw new UsageError(`${name} takes no value`);
    const value = option.value === undefined ? "" : equals >= 0 ? word.slice(equals + 1) : rest.shift();
    if (value === undefined || (option.value !== undefined && (value === "" || value.startsWith("--")))) {
      throw new UsageError(`${name} needs a value: ${name} ${option.value}`);
    }
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return {
    flag: (name) => found.has(name),
    value: (name) => {
      const all = found.get(name) ?? [];
      if (all.length > 1) throw new UsageError(`${name} is given ${all.length} times; give it once`);
      return all[0];
    },
    values: (name) => (found.get(name) ?? []).flatMap((value) => value.split(",").filter((part) => part !== "")),
  };
}

/** The help: what the program does, then its options in columns. */
export function help(usage: string, options: readonly Option[]): string {
  const heads = options.map((option) => (option.value === undefined ? option.name : `${option.name} ${option.value}`));
  const width = Math.max(...heads.map((head) => head.length));
  const lines = options.map((option, index) => {
    const [first, ...more] = option.text.split("\n");
    return [`  ${heads[index]!.padEnd(width)}  ${first}`, ...more.map((line) => `  ${" ".repeat(width)}  ${line}`)].join("\n");
  });
  return `${usage}\n\nOptions:\n${lines.join("\n")}\n`;
}

function refuseSecret(word: string): void {
  const match = SECRET.exec(word);
  if (match === null) return;
  throw new UsageError(
    `a secret must not stand on the command line: other users of the machine can read it there, and the shell keeps it. ` +
      `Put it into a file which only you can read (chmod 600) and give --mnemonic-file FILE or --key-file FILE. ` +
      `What was just typed may be in your shell's history: remove it there`,
  );
}

function unknown(name: string): UsageError {
  if (!/^--[a-z][a-z-]{0,30}$/.test(name)) {
    return new UsageError("there is an argument which belongs to no option (not shown here: it could be a secret); see --help");
  }
  return new UsageError(`unknown option ${name}; see --help`);
}
