/** Why a deployment stopped. The text begins with the code, names the value, and says what to do. */
export class DeployError extends Error {
  override readonly name = "DeployError";
  constructor(
    /** Stable, as in `wrong_chain`. */
    readonly code: string,
    text: string,
  ) {
    super(`${code}: ${text}`);
  }
}

/** Whether a chain has answered, with a refusal: as against an endpoint that did not answer. */
export function isAnswer(error: unknown): error is Error {
  return error instanceof Error && error.message.startsWith("Query failed");
}

/** What to do about what a chain says. */
export function advice(log: string): string {
  if (/out of gas/.test(log)) return ". Give more with --gas-margin";
  if (/insufficient fee/.test(log)) return ". Give a higher --gas-price";
  if (/exceeds limit|validate(d)? by the (static )?analysis|Wasm (contract|bytecode)/i.test(log)) {
    return ". The chain does not take this wasm: build it with scripts/build-wasm.sh, which keeps it small and plain enough";
  }
  if (/can not (create|instantiate)|unauthorized/i.test(log)) return ". The chain permits this to some accounts only: see --proposals";
  return "";
}
