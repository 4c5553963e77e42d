import { basename } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, because it waits longest: it begins first, and all else fits in beside it. */
const LONGEST = ["native.test.ts", "cw20.test.ts", "gas.test.ts"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => (LONGEST.includes(basename(moduleId)) ? LONGEST.indexOf(basename(moduleId)) : LONGEST.length);
    return files.sort((a, b) => place(a) - place(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Every file has a chain of its own, and most of what it does is to wait for blocks.
    maxWorkers: 4,
    minWorkers: 1,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: ["verbose"],
  },
});
