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
