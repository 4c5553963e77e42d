// The words of the schema as comments: ts-codegen leaves them out.

/** What a schema says about its types, their fields, and its messages by their names in TypeScript. */
export function docsOf(schema) {
  const docs = { types: new Map(), fields: new Map(), messages: new Map() };
  for (const root of [schema.instantiate, schema.execute, schema.query, schema.migrate, ...Object.values(schema.responses)]) {
    if (root === null || root === undefined) continue;
    for (const [name, type] of [[root.title, root], ...Object.entries(root.definitions ?? {})]) addType(docs, name, type);
  }
  for (const message of [...schema.execute.oneOf, ...schema.query.oneOf]) {
    const name = Object.keys(message.properties ?? {})[0];
    if (message.description !== undefined) docs.messages.set(camel(name), message.description);
  }
  return docs;
}

/** The source with a comment before each type, each field of an interface and each method of a class. */
export function withDocs(source, { types, fields, messages }) {
  let inside;
  const lines = source.split("\n").flatMap((line) => {
    const type = /^export (?:interface|type) (\w+)/.exec(line)?.[1];
    if (type !== undefined) inside = line.startsWith("export interface") ? type : undefined;
    if (line === "}") inside = undefined;
    const field = /^  (\w+)\??: /.exec(line)?.[1];
    const method = /^  (\w+) = /.exec(line)?.[1];
    const text = type !== undefined ? types.get(type) : method !== undefined ? messages.get(method) : fields.get(`${inside}.${field}`);
    return text === undefined ? [line] : [...comment(text, /^ */.exec(line)[0]), line];
  });
  return lines.join("\n");
}

function addType({ types, fields }, name, type) {
  if (type.description !== undefined) types.set(name, type.description);
  for (const [field, value] of Object.entries(type.properties ?? {})) {
    if (value.description !== undefined) fields.set(`${name}.${field}`, value.description);
  }
}

/** The first paragraph as a comment. */
function comment(text, indent) {
  const lines = text.split("\n\n")[0].replaceAll("*/", "* /").split("\n");
  if (lines.length === 1) return [`${indent}/** ${lines[0]} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

function camel(snake) {
  return snake.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());
}
