/**
 * Reading JSON of outside: every value is asked for by its kind, and what does not fit is named by its path.
 */

/** JSON that is not what it should be. The message names the document, the path in it, and what is expected. */
export class FormatError extends Error {
  override readonly name = "FormatError";
  constructor(
    /** Which document: a file's name, or what it is. */
    readonly document: string,
    /** Where in it, as in `contracts.staking.codeId`; empty for the document itself. */
    readonly path: string,
    problem: string,
  ) {
    super(path === "" ? `${document}: ${problem}` : `${document}: ${path}: ${problem}`);
  }
}

/** A value in a document, with its path. */
export class JsonValue {
  private constructor(
    private readonly document: string,
    private readonly path: string,
    private readonly value: unknown,
  ) {}

  /** Parses a text. `document` names it in errors. */
  static parse(document: string, text: string): JsonValue {
    try {
      return new JsonValue(document, "", JSON.parse(text));
    } catch (error) {
      throw new FormatError(document, "", `is not JSON: ${(error as Error).message}`);
    }
  }

  /** A value that is parsed already. */
  static of(document: string, value: unknown): JsonValue {
    return new JsonValue(document, "", value);
  }

  /** Fails with what is wrong about this value. */
  fail(problem: string): never {
    throw new FormatError(this.document, this.path, problem);
  }

  /** The fields of an object, which has all of `required`, perhaps some of `optional`, and no others. */
  object<R extends string, O extends string = never>(
    required: readonly R[],
    optional: readonly O[] = [],
  ): Record<R, JsonValue> & Partial<Record<O, JsonValue>> {
    const { value } = this;
    if (typeof value !== "object" || value === null || Array.isArray(value)) this.expected("an object");
    const fields = value as Record<string, unknown>;
    for (const key of Object.keys(fields)) {
      if (!(required as readonly string[]).includes(key) && !(optional as readonly string[]).includes(key)) {
        this.at(key, fields[key]).fail(`unknown field; known are ${[...required, ...optional].join(", ")}`);
      }
    }
    for (const key of required) if (fields[key] === undefined) this.fail(`the field \`${key}\` is missing`);
    const entries = Object.entries(fields).map(([key, field]) => [key, this.at(key, field)]);
    return Object.fromEntries(entries) as Record<R, JsonValue> & Partial<Record<O, JsonValue>>;
  }

  /** The elements of a list. */
  list(): JsonValue[] {
    if (!Array.isArray(this.value)) this.expected("a list");
    const elements: unknown[] = this.value;
    return elements.map((element, index) => new JsonValue(this.document, `${this.path}[${index}]`, element));
  }

  /** A text which is not empty. */
  text(): string {
    if (typeof this.value !== "string" || this.value === "") this.expected("a text");
    return this.value;
  }

  /** A text of this form. `what` says which form that is. */
  matching(pattern: RegExp, what: string): string {
    const text = this.text();
    if (!pattern.test(text)) this.expected(what);
    return text;
  }

  /** An integer from `least` on. */
  integer(least: number): number {
    if (!Number.isSafeInteger(this.value) || (this.value as number) < least) this.expected(`an integer from ${least} on`);
    return this.value as number;
  }

  /** `true` or `false`. */
  flag(): boolean {
    if (typeof this.value !== "boolean") this.expected("true or false");
    return this.value;
  }

  /** Whether it is `null`. */
  isNull(): boolean {
    return this.value === null;
  }

  private expected(what: string): never {
    const found = JSON.stringify(this.value) ?? "nothing";
    this.fail(`expected ${what}, found ${found.length > 80 ? `${found.slice(0, 77)}...` : found}`);
  }

  private at(key: string, value: unknown): JsonValue {
    return new JsonValue(this.document, this.path === "" ? key : `${this.path}.${key}`, value);
  }
}
