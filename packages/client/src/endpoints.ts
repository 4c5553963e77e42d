/** Several endpoints of one chain: a question goes to the next one when one does not answer. */

import { Comet1Client, Comet38Client, HttpClient, Tendermint37Client, type CometClient } from "@cosmjs/tendermint-rpc";

/** No endpoint answered. The message names each with its reason. */
export class EndpointsError extends Error {
  override readonly name = "EndpointsError";
}

/** In milliseconds; an upload's simulation takes seconds on a busy node. */
const REQUEST_TIMEOUT = 30_000;

/** Endpoints that are asked one after the other. What is asked must be harmless when it is asked twice. */
export class Endpoints<Client> {
  private current = 0;
  private readonly clients = new Map<string, Client>();

  /** `connect` makes a client of an endpoint; it throws when the endpoint is not one of the chain. */
  constructor(
    private readonly urls: readonly string[],
    private readonly connect: (url: string) => Promise<Client>,
  ) {}

  /** Asks the endpoint that answered last, then the others, once each. What a node *answers*, errors too, is passed on. */
  async ask<Answer>(question: (client: Client) => Promise<Answer>): Promise<Answer> {
    const failures: string[] = [];
    for (let tried = 0; tried < this.urls.length; tried++) {
      const url = this.urls[this.current]!;
      try {
        return await question(await this.client(url));
      } catch (error) {
        if (!isSilence(error)) throw error;
        failures.push(`${url}: ${reason(error)}`);
        this.current = (this.current + 1) % this.urls.length;
      }
    }
    throw new EndpointsError(`no endpoint answers: ${failures.join("; ")}`);
  }

  private async client(url: string): Promise<Client> {
    const known = this.clients.get(url);
    if (known !== undefined) return known;
    const client = await this.connect(url);
    this.clients.set(url, client);
    return client;
  }
}

/** A client of a node, whichever line of CometBFT it runs. Every request has a time limit. */
export async function cometClient(url: string): Promise<CometClient> {
  const rpc = new HttpClient(url, REQUEST_TIMEOUT);
  const { nodeInfo } = await Comet38Client.create(rpc).status();
  if (nodeInfo.version.startsWith("0.37.")) return Tendermint37Client.create(rpc);
  return nodeInfo.version.startsWith("1.") ? Comet1Client.create(rpc) : Comet38Client.create(rpc);
}

/** Whether the endpoint said nothing, or nothing of its own: as against a node's answer, which may be an error. */
function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const lost = error.name === "TimeoutError" || error.name === "AbortError" || /fetch failed|terminated|socket hang up/.test(error.message);
  // A gateway that is overloaded, or something which speaks no JSON.
  return lost || error instanceof SyntaxError || /^Bad status on response: (429|404|403|502|503|504)/.test(error.message);
}

function reason(error: unknown): string {
  const { message, cause } = error as Error;
  const code = (cause as { code?: string } | undefined)?.code;
  return code === undefined ? message : `${message} (${code})`;
}
