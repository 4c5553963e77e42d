/** Openings of commitments as files: one each, in a folder that nobody else can read. */

import { readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { flushFolder, writeDurably } from "./durable-file.js";
import { JsonValue } from "./json.js";
import { readOpening, type Opening, type OpeningKey, type OpeningStore } from "./opening.js";

/** Readable by its owner only. */
const SECRET = 0o600;

/** `<topic>-<epoch>-<worker>-<commitment>.json` */
const NAME = /^(\d+)-(\d+)-(\d+)-[0-9a-f]{64}\.json$/;

/**
 * A store in a folder: `<folder>/<chain>/<suite>/<topic>-<epoch>-<worker>-<commitment>.json`.
 *
 * A file is on the disk when `add` returns, and no file is ever overwritten: another entry for the same epoch has another
 * commitment, so another file. Several processes may share a folder.
 */
export class FileStore implements OpeningStore {
  constructor(private readonly folder: string) {}

  async add(opening: Opening): Promise<void> {
    try {
      await writeDurably(this.path(opening), `${JSON.stringify(opening, null, 2)}\n`, SECRET, "refuse");
    } catch (error) {
      // The name has the hash of all that is in the file: what is there already is the same.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }

  async list(key: OpeningKey): Promise<Opening[]> {
    return Promise.all((await this.files(key)).map((path) => readFile(path, "utf8").then((text) => readOpening(JsonValue.parse(path, text)))));
  }

  async keys(chainId: string, suite: string): Promise<OpeningKey[]> {
    const names = (await this.names({ chainId, suite })).map(partsOf).filter((parts) => parts !== undefined);
    const unique = new Map(names.map((parts) => [parts.join("-"), parts]));
    return [...unique.values()].map(([topicId, epochId, workerId]) => ({ chainId, suite, topicId, epochId, workerId }));
  }

  async forget(key: OpeningKey): Promise<void> {
    for (const path of await this.files(key)) await unlink(path);
    await flushFolder(this.suiteFolder(key));
  }

  private async files(key: OpeningKey): Promise<string[]> {
    const { topicId, epochId, workerId } = key;
    const wanted = [topicId, epochId, workerId].join("-");
    const names = (await this.names(key)).filter((name) => partsOf(name)?.join("-") === wanted);
    return names.map((name) => join(this.suiteFolder(key), name));
  }

  private async names(suite: Pick<OpeningKey, "chainId" | "suite">): Promise<string[]> {
    return (await readdir(this.suiteFolder(suite)).catch(noFolder)).sort();
  }

  private path(opening: Opening): string {
    const { topicId, epochId, workerId, commitment } = opening;
    return join(this.suiteFolder(opening), `${topicId}-${epochId}-${workerId}-${commitment}.json`);
  }

  private suiteFolder({ chainId, suite }: Pick<OpeningKey, "chainId" | "suite">): string {
    return join(this.folder, folderName(chainId), folderName(suite));
  }
}

/** Topic, epoch and worker in a file's name; `undefined` for any other file. */
function partsOf(name: string): [number, number, number] | undefined {
  const match = NAME.exec(name);
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** A text as the name of a folder: no separators, no `.` or `..`. */
function folderName(text: string): string {
  return encodeURIComponent(text).replaceAll(".", "%2E");
}

function noFolder(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}
