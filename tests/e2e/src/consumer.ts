/** The contract of `tests/consumer` on a local suite's chain. */

import { decimal, executeMessage, type SigningSuite, type TxResult } from "allora-client";
import { attribute, makeContract } from "./code.js";
import type { LocalSuite, Name } from "./suite.js";

/** By what a cover pays; amounts in base units of the chain's coin. */
export interface Terms {
  readonly topicId: number;
  /** Seconds since an inference's close was due. */
  readonly maxAge: number;
  readonly minInferers: number;
  readonly attachment: string;
  readonly exhaustion: string;
}

/** Covers that pay by what the network expects. */
export class ForecastCover {
  private constructor(
    private readonly suite: LocalSuite,
    readonly address: string,
  ) {}

  /** Stores the code and makes a contract of it; the owner pays. */
  static async open(suite: LocalSuite, terms: Terms): Promise<ForecastCover> {
    return new ForecastCover(suite, await makeContract(suite, "forecast_cover.wasm", "forecast-cover", message(suite, terms)));
  }

  /** Writes a cover; returns its id. */
  async write(writer: Name, holder: Name, limit: bigint, from: number, until: number): Promise<number> {
    const suite = await this.suite.as(writer);
    const message = { write: { holder: this.suite.address(holder), from, until } };
    const funds = [{ denom: this.suite.chain.info.denom, amount: limit.toString() }];
    const result = await suite.send(executeMessage(suite.address, this.address, message, funds));
    return Number(attribute(result, "cover"));
  }

  /** Claims. `first`: messages before it in the same transaction. */
  async claim(holder: Name, id: number, first: readonly Parameters<SigningSuite["send"]>[0][] = []): Promise<TxResult> {
    const suite = await this.suite.as(holder);
    // A fixed amount of gas: a simulation would refuse what the chain is to refuse.
    return suite.send([...first.flat(), executeMessage(suite.address, this.address, { claim: { id } })], { gas: 3_000_000 });
  }

  /** Takes the limit of a cover that is over back. */
  async reclaim(writer: Name, id: number): Promise<TxResult> {
    const suite = await this.suite.as(writer);
    return suite.send(executeMessage(suite.address, this.address, { reclaim: { id } }));
  }

  /** What a claim told: the inference that it read, and what it paid. */
  static told(result: TxResult): { value: string; paid: bigint } {
    return { value: attribute(result, "value"), paid: BigInt(attribute(result, "paid")) };
  }
}

function message({ book, chain }: LocalSuite, { topicId, maxAge, minInferers, attachment, exhaustion }: Terms): object {
  return {
    feed: book.contracts.synthesis.address,
    topic: topicId,
    guards: { max_age: maxAge, min_inferers: minInferers },
    denom: chain.info.denom,
    attachment: decimal(attachment),
    exhaustion: decimal(exhaustion),
  };
}
