/** Commit and reveal: what opens a commitment is stored before the commitment is sent, and found again after a crash. */

import type { EncodeObject } from "@cosmjs/proto-signing";
import type { TxResult } from "./account.js";
import type { AddressBook } from "./address-book.js";
import { ClientError } from "./error.js";
import { entryOf, freshSalt, partsOf, sameEntry, type Prediction } from "./entry.js";
import type { SynthesisQueryClient } from "./generated/Synthesis.client.js";
import type { SynthesisMsgComposer } from "./generated/Synthesis.message-composer.js";
import type { TopicRegistryQueryClient } from "./generated/TopicRegistry.client.js";
import { openingOf, type Opening, type OpeningKey, type OpeningStore } from "./opening.js";
import { windows } from "./phase.js";

/** What became of an opening that is stored. */
export type OpeningState =
  /** It was revealed now. */
  | "revealed"
  /** It was revealed before, by somebody. */
  | "revealed_before"
  /** It is committed; the reveals begin later. */
  | "waits"
  /** It is committed, and the reveals are over. */
  | "missed"
  /** The chain has no such commitment: it was not sent, was refused, or another entry was committed, or the epoch is over. */
  | "not_committed";

/** An opening, and what became of it. */
export interface Resumed {
  readonly opening: Opening;
  readonly state: OpeningState;
  /** Of the reveal, where it was sent now. */
  readonly tx?: TxResult;
  /** Block time in seconds from which it can be revealed, where it waits. */
  readonly from?: number;
}

/** What is stored for an epoch, and why nothing can be said about it: a damaged file, a chain that does not answer. */
export interface Stuck {
  readonly key: OpeningKey;
  readonly error: Error;
}

/** A commitment that is on the chain. */
export interface Committed {
  readonly opening: Opening;
  /** `undefined` where it was there already: this entry was committed before, perhaps before a crash. */
  readonly tx: TxResult | undefined;
}

/** What commit and reveal need of a suite; a `SigningSuite` has it. */
export interface CommitRevealSuite {
  readonly book: AddressBook;
  /** Of who sends. */
  readonly address: string;
  readonly topicRegistry: Pick<TopicRegistryQueryClient, "topic">;
  readonly synthesis: Pick<SynthesisQueryClient, "commitment" | "workerByOperator">;
  readonly messages: { readonly synthesis: Pick<SynthesisMsgComposer, "commit" | "reveal"> };
  send(message: EncodeObject): Promise<TxResult>;
}

/** Where, and for which worker; default: the sender's. */
export interface CommitTarget {
  readonly topicId: number;
  readonly epochId: number;
  readonly workerId?: number | undefined;
}

/** Commits and reveals, with a store that outlives the process. */
export class CommitReveal {
  constructor(
    private readonly suite: CommitRevealSuite,
    private readonly store: OpeningStore,
  ) {}

  /**
   * Commits to a prediction. The opening is stored before the commitment is sent.
   *
   * Calling it again with the same prediction sends nothing twice: what the chain has is kept, and what was stored and did
   * not reach the chain is sent as it was stored. Throws when the chain has a commitment to another prediction.
   */
  async commit(target: CommitTarget, prediction: Prediction): Promise<Committed> {
    const key = await this.key(target);
    const entry = entryOf(prediction);
    const stored = (await this.store.list(key)).filter((opening) => sameEntry(opening.entry, entry));
    const committed = (await this.suite.synthesis.commitment(key)).committed?.hash;
    if (committed !== undefined) {
      const opening = stored.find(({ commitment }) => commitment === committed);
      if (opening !== undefined) return { opening, tx: undefined };
      throw new ClientError(`worker ${key.workerId} has committed to another prediction for epoch ${key.epochId} of topic ${key.topicId} already`);
    }
    const opening = stored[0] ?? openingOf(key, entry, freshSalt());
    if (stored.length === 0) await this.store.add(opening);
    const { topicId, epochId, workerId } = key;
    const tx = await this.suite.send(
      this.suite.messages.synthesis.commit({ topicId, epochId, worker: workerId, commitment: opening.commitment, parts: partsOf(entry) }),
    );
    return { opening, tx };
  }

  /** Reveals what is committed for an epoch. Throws when the chain has no commitment that the store can open. */
  async reveal(target: CommitTarget): Promise<TxResult> {
    const key = await this.key(target);
    const committed = (await this.suite.synthesis.commitment(key)).committed?.hash;
    if (committed === undefined) {
      throw new ClientError(`worker ${key.workerId} has no commitment to reveal in epoch ${key.epochId} of topic ${key.topicId}`);
    }
    const opening = (await this.store.list(key)).find(({ commitment }) => commitment === committed);
    if (opening === undefined) {
      throw new ClientError(`the store has nothing that opens ${committed}; was it committed with another store?`);
    }
    return this.send(opening);
  }

  /**
   * After a start: looks at everything in the store, reveals what can be revealed now, and says about the rest what there is
   * to wait for. What fails about one epoch does not keep the others from being revealed.
   */
  async resume(): Promise<(Resumed | Stuck)[]> {
    const each = (key: OpeningKey) => this.resumeKey(key).catch((error: unknown): Stuck[] => [{ key, error: error as Error }]);
    return (await Promise.all((await this.keys()).map(each))).flat();
  }

  /** Forgets openings whose reveals are over, by the chain's clock. Returns for how many epochs and workers. */
  async prune(): Promise<number> {
    let pruned = 0;
    for (const key of await this.keys()) {
      const { reveal_until, now } = await this.suite.synthesis.commitment(key);
      // An epoch that the chain has forgotten is over.
      if (now < (reveal_until ?? 0)) continue;
      await this.store.forget(key);
      pruned += 1;
    }
    return pruned;
  }

  private async resumeKey(key: OpeningKey): Promise<Resumed[]> {
    const { committed, revealed, now } = await this.suite.synthesis.commitment(key);
    const openings = await this.store.list(key);
    return Promise.all(
      openings.map(async (opening): Promise<Resumed> => {
        if (revealed) return { opening, state: "revealed_before" };
        if (committed?.hash !== opening.commitment) return { opening, state: "not_committed" };
        const { submissions_end, closes } = windows(await this.suite.topicRegistry.topic({ topicId: key.topicId }), key.epochId);
        if (now >= closes) return { opening, state: "missed" };
        if (now < submissions_end) return { opening, state: "waits", from: submissions_end };
        return { opening, state: "revealed", tx: await this.send(opening) };
      }),
    );
  }

  private send({ topicId, epochId, workerId, entry, salt }: Opening): Promise<TxResult> {
    return this.suite.send(this.suite.messages.synthesis.reveal({ topicId, epochId, worker: workerId, entry, salt }));
  }

  private keys(): Promise<OpeningKey[]> {
    const { chainId, contracts } = this.suite.book;
    return this.store.keys(chainId, contracts.topicRegistry.address);
  }

  private async key({ topicId, epochId, workerId }: CommitTarget): Promise<OpeningKey> {
    const worker = workerId ?? (await this.suite.synthesis.workerByOperator({ topicId, operator: this.suite.address })).worker_id;
    const { chainId, contracts } = this.suite.book;
    return { chainId, suite: contracts.topicRegistry.address, topicId, epochId, workerId: worker };
  }
}
