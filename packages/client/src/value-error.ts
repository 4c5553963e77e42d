/** A value that cannot be what it should: an amount with a fraction, a number that is not finite. */
export class ValueError extends RangeError {
  override readonly name = "ValueError";
  constructor(
    /** It. */
    readonly value: unknown,
    problem: string,
  ) {
    super(`${typeof value === "string" ? JSON.stringify(value) : String(value)} ${problem}`);
  }
}
