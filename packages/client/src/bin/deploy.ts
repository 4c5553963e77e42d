#!/usr/bin/env node
/** `scripts/deploy`. */

import { main } from "../deploy/program.js";

process.exitCode = await main(process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(text),
  say: (text) => process.stderr.write(`${text}\n`),
});
