#!/usr/bin/env node
/** `scripts/keeper`. */

import { main } from "../keeper/program.js";

process.exitCode = await main(process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(text),
  say: (text) => process.stderr.write(`${text}\n`),
});
