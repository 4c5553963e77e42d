/** Several endpoints of one chain: the next is tried when one does not answer. */

import { NoEndpoint } from "./error.js";

/** Endpoints, opened when they are first needed. The one that answered last is asked first. */
export class Endpoints<T> {
  private readonly opened = new Map<string, Promise<T>>();
  private preferred = 0;

  /**
   * `open`: connects to one. `isAnswer`: whether an error is what the chain says, so that another endpoint would say the
   * same; any other error is the endpoint's own.
   */
  constructor(
    private readonly urls: readonly string[],
    private readonly open: (url: string) => Promise<T>,
    private readonly isAnswer: (error: unknown) => boolean,
  ) {}

  /** Does something with the first endpoint that answers. Throws the chain's answer, or `NoEndpoint`. */
  async use<R>(work: (node: T, url: string) => Promise<R>): Promise<R> {
    const failures: { endpoint: string; error: Error }[] = [];
    const first = this.preferred;
    for (let offset = 0; offset < this.urls.length; offset += 1) {
      const index = (first + offset) % this.urls.length;
      const endpoint = this.urls[index]!;
      try {
        const result = await work(await this.node(endpoint), endpoint);
        this.preferred = index;
        return result;
      } catch (error) {
        if (this.isAnswer(error)) {
          this.preferred = index;
          throw error;
        }
        this.opened.delete(endpoint);
        failures.push({ endpoint, error: withCause(error) });
      }
    }
    throw new NoEndpoint(failures);
  }

  private node(url: string): Promise<T> {
    const known = this.opened.get(url);
    if (known !== undefined) return known;
    const opening = this.open(url);
    this.opened.set(url, opening);
    return opening;
  }
}

/** `fetch` says "fetch failed", cosmjs "Bad status on response: 400": what happened is in the cause. */
function withCause(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const { message, body } = (error.cause ?? {}) as { message?: string; body?: string };
  const reason = message ?? body?.slice(0, 300) ?? "";
  return reason === "" ? error : new Error(`${error.message} (${reason})`, { cause: error });
}
