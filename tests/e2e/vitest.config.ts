import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // A test file is a story on a chain of its own: its parts come one after the other, and end with the first that fails.
    bail: 0,
    sequence: { concurrent: false },
    fileParallelism: true,
    maxWorkers: 3,
    minWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: ["verbose"],
  },
});
