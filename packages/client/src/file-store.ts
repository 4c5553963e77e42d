/** Openings of commitments as files: one each, in a folder that nobody else can read. */

import { readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { flushFolder, readIfThere, writeDurably } from "./durable-file.js";
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

  async list(where: Pick<OpeningKey, "chainId" | "suite"> & Partial<OpeningKey>): Promise<Opening[]> {
    const folder = this.suiteFolder(where);
    const names = await readdir(folder).catch(noFolder);
    const openings: Opening[] = [];
    for (const name of names.sort()) {
      if (!isAbout(name, where)) continue;
      const path = join(folder, name);
      const text = await readIfThere(path);
      if (text !== undefined) openings.push(readOpening(JsonValue.parse(path, text)));
    }
    return openings;
  }

  async remove(opening: Opening): Promise<void> {
    await unlink(this.path(opening));
    await flushFolder(this.suiteFolder(opening));
  }

  private path(opening: Opening): string {
    const { topicId, epochId, workerId, commitment } = opening;
    return join(this.suiteFolder(opening), `${topicId}-${epochId}-${workerId}-${commitment}.json`);
  }

  private suiteFolder({ chainId, suite }: Pick<OpeningKey, "chainId" | "suite">): string {
    return join(this.folder, folderName(chainId), folderName(suite));
  }
}

function isAbout(name: string, { topicId, epochId, workerId }: Partial<OpeningKey>): boolean {
  const [, topic, epoch, worker] = NAME.exec(name) ?? [];
  if (topic === undefined) return false;
  const matches = (wanted: number | undefined, found: string | undefined) => wanted === undefined || String(wanted) === found;
  return matches(topicId, topic) && matches(epochId, epoch) && matches(workerId, worker);
}

/** A text as the name of a folder: no separators, no `.` or `..`. */
function folderName(text: string): string {
  return encodeURIComponent(text).replaceAll(".", "%2E");
}

function noFolder(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}
