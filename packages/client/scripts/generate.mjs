// Writes the generated part of the client: generate.mjs ROOT OUT
//
//   *.types.ts, *.client.ts, *.message-composer.ts   from ROOT/schema by ts-codegen
//   events.ts                                        from ROOT/schema/events.json
//   codes.ts                                         from the texts of the errors in the Rust sources
//
// What ts-codegen makes is changed in general ways only, each in a function below that says why.

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import codegen from "@cosmwasm/ts-codegen";
import { codesModule } from "./codes.mjs";
import { docsOf, withDocs } from "./docs.mjs";
import { eventsModule } from "./events.mjs";

const CONTRACTS = { "topic-registry": "TopicRegistry", staking: "Staking", synthesis: "Synthesis", rewards: "Rewards" };

/** Types which have a hand-written counterpart: a brand that only a checked value has. */
const BRANDED = { Decimal: "../decimal.js", Fraction: "../fraction.js", Uint128: "../amount.js", Uint64: "../amount.js" };

const HEADER = "// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.\n";

async function generate() {
  const contracts = Object.entries(CONTRACTS).map(([contract, name]) => {
    const dir = join(work, contract);
    mkdirSync(dir);
    const schema = JSON.parse(readFileSync(join(root, "schema", `allora-${contract}.json`), "utf8"));
    const docs = docsOf(schema);
    writeFileSync(join(dir, "schema.json"), JSON.stringify(simplified(schema)));
    return { name, dir, docs };
  });
  const made = join(work, "made");
  await quietly(() => codegen.default({ contracts: contracts.map(({ name, dir }) => ({ name, dir })), outPath: made, options: OPTIONS }));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const file of readdirSync(made)) {
    const { docs } = contracts.find(({ name }) => file.startsWith(`${name}.`));
    writeFileSync(join(out, file), withDocs(transformed(readFileSync(join(made, file), "utf8")), docs));
  }
  writeFileSync(join(out, "events.ts"), HEADER + eventsModule(join(root, "schema", "events.json")));
  writeFileSync(join(out, "codes.ts"), HEADER + codesModule(root));
}

/** ts-codegen says on the console what it does. */
async function quietly(work) {
  const log = console.log;
  console.log = () => {};
  try {
    await work();
  } finally {
    console.log = log;
  }
}

/** Types, clients, composers; nothing for frameworks. */
const OPTIONS = {
  bundle: { enabled: false },
  types: { enabled: true },
  client: { enabled: true },
  messageComposer: { enabled: true },
  messageBuilder: { enabled: false },
  reactQuery: { enabled: false },
  recoil: { enabled: false },
  useContractsHook: { enabled: false },
};

/** The schema as ts-codegen understands all of it. */
function simplified(schema) {
  for (const kind of ["execute", "query"]) schema[kind] = withNamedTuples(schema[kind]);
  return renamed(withoutDefaults(schema));
}

/** `{ allOf: [x], default }` becomes x: ts-codegen would make `x & string` of it, after the type of the default. */
function withoutDefaults(node) {
  return rewritten(node, (value) => (value.allOf?.length === 1 ? value.allOf[0] : value));
}

/**
 * The definition `Number` becomes `Decimal`: in TypeScript it would hide JavaScript's `Number`. What cosmwasm_std calls `Decimal`, an
 * exact fraction, makes room for it.
 */
const RENAMED = { Number: "Decimal", Decimal: "Fraction" };

function renamed(node) {
  const to = (name) => RENAMED[name] ?? name;
  return rewritten(node, (value) => {
    const reference = /^#\/definitions\/(\w+)$/.exec(value.$ref)?.[1];
    if (reference !== undefined) return { ...value, $ref: `#/definitions/${to(reference)}` };
    if (value.definitions === undefined) return value;
    return { ...value, definitions: Object.fromEntries(Object.entries(value.definitions).map(([name, one]) => [to(name), one])) };
  });
}

/** A tuple in the fields of a message gets a name: ts-codegen would write `[number, number]` as `number[][]`. */
function withNamedTuples(messages) {
  const definitions = { ...messages.definitions };
  for (const message of messages.oneOf) {
    for (const [name, arm] of Object.entries(message.properties ?? {})) {
      for (const [key, field] of Object.entries(arm.properties ?? {})) {
        if (!Array.isArray(field.items)) continue;
        const title = pascal(`${name}_${key}`);
        const nullable = [field.type].flat().includes("null");
        definitions[title] = { ...field, type: "array" };
        const reference = { $ref: `#/definitions/${title}` };
        arm.properties[key] = nullable ? { anyOf: [reference, { type: "null" }] } : reference;
      }
    }
  }
  return { ...messages, definitions };
}

function pascal(snake) {
  return snake.replaceAll(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase());
}

function rewritten(node, change) {
  if (Array.isArray(node)) return node.map((element) => rewritten(element, change));
  if (typeof node !== "object" || node === null) return node;
  const changed = change(node);
  return Object.fromEntries(Object.entries(changed).map(([key, value]) => [key, rewritten(value, change)]));
}

function transformed(source) {
  return [withHeader, withCurrentImports, withBrands, withUndefined, withNarrowClients].reduce((text, step) => step(text), source);
}

/** A header which does not change with the generator's version, and says what to do. */
function withHeader(source) {
  return source.replace(/^\/\*\*[\s\S]*?\*\/\n/, HEADER);
}

/** The package's new name, only types where only types are used, and file names as Node resolves them. */
function withCurrentImports(source) {
  return source
    .replaceAll('"@cosmjs/cosmwasm-stargate"', '"@cosmjs/cosmwasm"')
    .replaceAll(/^import (\{[^}]*\} from "(?:@cosmjs\/cosmwasm|@cosmjs\/amino)";)$/gm, "import type $1")
    .replaceAll(/^import (\{[^}]*\}) from "\.\/(\w+)\.types";$/gm, 'import type $1 from "./$2.types.js";');
}

/** Numbers and amounts are texts on the wire; here they are types that only a checked text has. */
function withBrands(source) {
  let imports = "";
  const types = source.replaceAll(/^export type (\w+) = string;\n/gm, (line, name) => {
    if (BRANDED[name] === undefined) return line;
    imports += `import type { ${name} } from "${BRANDED[name]}";\nexport type { ${name} };\n`;
    return "";
  });
  return imports === "" ? types : types.replace(HEADER, `${HEADER}\n${imports}`);
}

/** Whoever has an optional value passes it as it is: `undefined` is left out of the JSON. */
function withUndefined(source) {
  return source
    .replaceAll(/^(\s+\w+\?: .*[^|;{]);$/gm, "$1 | undefined;")
    .replaceAll(/(\w+_)\?: (string|Coin\[\])(?=[,)])/g, "$1?: $2 | undefined")
    .replaceAll(/^(\s+)funds: funds_$/gm, "$1funds: funds_ ?? []");
}

/** A client asks for no more than it uses, so that it works over cosmjs' clients and over ours; and says what it overrides. */
function withNarrowClients(source) {
  return source
    .replace("import type { CosmWasmClient, SigningCosmWasmClient, ExecuteResult }", "import type { ExecuteResult }")
    .replace('import type { Coin, StdFee } from "@cosmjs/amino";', '$&\nimport type { Executes, Queries } from "../wasm.js";')
    .replaceAll(/^(class|export class) (\w+) extends (.*) \{\n  client: (.*);\n  sender: string;\n  contractAddress: string;$/gm, "$1 $2 extends $3 {\n  override client: $4;\n  sender: string;\n  override contractAddress: string;")
    .replaceAll(/\bSigningCosmWasmClient\b/g, "Executes")
    .replaceAll(/\bCosmWasmClient\b/g, "Queries");
}

const [root, out] = process.argv.slice(2);
if (root === undefined || out === undefined) throw new Error("usage: generate.mjs ROOT OUT");

const work = mkdtempSync(join(tmpdir(), "client-"));
try {
  await generate();
} finally {
  rmSync(work, { recursive: true });
}
