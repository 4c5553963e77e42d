import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromUtf8, toBech32 } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import { beforeEach, describe, expect, it } from "vitest";
import type { TxResult } from "../src/account.js";
import type { AddressBook } from "../src/address-book.js";
import { CommitReveal, type CommitRevealSuite } from "../src/commit-reveal.js";
import { decimal } from "../src/decimal.js";
import { ChainError, ClientError } from "../src/error.js";
import { FileStore } from "../src/file-store.js";
import { SynthesisMsgComposer } from "../src/generated/Synthesis.message-composer.js";
import type { Entry } from "../src/generated/Synthesis.types.js";
import { commitmentHash, saltFromHex } from "../src/entry.js";
import type { Opening, OpeningStore } from "../src/opening.js";

const T0 = 1_700_000_000;
const registry = toBech32("wasm", new Uint8Array(32).fill(1));
const schedule = { epoch_length: 100, worker_submission_window: 20, reveal_window: 10, ground_truth_lag: 50, report_window: 20 };
const ONE = { inference: [decimal("1.5")] };
const TWO = { inference: [decimal("2")], forecast: new Map([[3, decimal("-1")]]) };
const AT = { topicId: 7, epochId: 0 };

interface Commit { epoch_id: number; worker: number; commitment: string; parts: { inference: boolean; forecast: boolean } }
interface Reveal { epoch_id: number; worker: number; entry: Entry; salt: string }

/** The contract as commit and reveal see it, with worker 4 of the sender. */
class FakeSuite implements CommitRevealSuite {
  readonly book = { chainId: "chain-1", contracts: { topicRegistry: { address: registry } } } as unknown as AddressBook;
  readonly address = "wasm1sender";
  now = T0 + 5;
  /** By epoch and worker. */
  readonly commitments = new Map<string, { hash: string; revealed: boolean }>();
  readonly sent: ("commit" | "reveal")[] = [];
  /** Called before a message is carried out; may throw. */
  before: (kind: "commit" | "reveal") => unknown = () => {};
  /** Called after it; may throw, as when the answer is lost. */
  after: () => void = () => {};
  readonly messages = { synthesis: new SynthesisMsgComposer("wasm1sender", "wasm1synthesis") };
  readonly topicRegistry = {
    topic: async () => ({ topic_id: 7, versions: [{ from_epoch: 0, opens_at: T0, params: { terms: { schedule } } }] }) as never,
  };
  readonly synthesis = {
    workerByOperator: async () => ({ worker_id: 4 }) as never,
    commitment: async ({ epochId, workerId }: { epochId: number; workerId: number }) => {
      const found = this.commitments.get(`${epochId}/${workerId}`);
      const open = found !== undefined && !found.revealed ? { hash: found.hash, forfeit: "0" as never, parts: { inference: true, forecast: false } } : null;
      return { committed: open, revealed: found?.revealed ?? false, reveal_until: T0 + 100 * epochId + 30, now: this.now };
    },
  };

  async send(message: EncodeObject): Promise<TxResult> {
    const { commit, reveal } = JSON.parse(fromUtf8(message.value.msg)) as { commit?: Commit; reveal?: Reveal };
    const kind = commit === undefined ? "reveal" : "commit";
    await this.before(kind);
    if (commit !== undefined) this.commitments.set(`${commit.epoch_id}/${commit.worker}`, { hash: commit.commitment, revealed: false });
    if (reveal !== undefined) this.reveal(reveal);
    this.sent.push(kind);
    this.after();
    return { transactionHash: "AB" } as TxResult;
  }

  private reveal({ epoch_id, worker, entry, salt }: Reveal): void {
    const found = this.commitments.get(`${epoch_id}/${worker}`);
    const hash = commitmentHash({ suite: registry, topicId: 7, epochId: epoch_id, workerId: worker }, entry, saltFromHex(salt));
    if (found?.hash !== hash) throw new ChainError("wrong_reveal", "transaction", "");
    found.revealed = true;
  }
}

let suite: FakeSuite;
let store: OpeningStore;
let commitReveal: CommitReveal;
beforeEach(async () => {
  suite = new FakeSuite();
  store = new FileStore(await mkdtemp(join(tmpdir(), "openings-")));
  commitReveal = new CommitReveal(suite, store);
});
const stored = async () => (await Promise.all((await store.keys("chain-1", registry)).map((key) => store.list(key)))).flat();
/** As after a crash: nothing is left but the files and the chain. */
const restarted = () => new CommitReveal(suite, store);

describe("a commitment", () => {
  it("is stored before it is sent, and opens what is committed", async () => {
    let before: Opening[] = [];
    suite.before = async () => (before = await stored());
    const { opening, tx } = await commitReveal.commit(AT, ONE);
    expect(tx).toBeDefined();
    expect(before).toEqual([opening]);
    expect(suite.commitments.get("0/4")?.hash).toBe(opening.commitment);
    suite.now = T0 + 20;
    await commitReveal.reveal(AT);
    expect(suite.commitments.get("0/4")?.revealed).toBe(true);
  });

  it("that did not reach the chain is sent again as it was stored", async () => {
    suite.before = () => {
      throw new Error("the machine lost its power");
    };
    await expect(commitReveal.commit(AT, ONE)).rejects.toThrow("lost its power");
    const [kept] = await stored();
    suite.before = () => {};
    const { opening } = await restarted().commit(AT, ONE);
    expect(opening).toEqual(kept);
    expect(await stored()).toHaveLength(1);
  });

  it("whose answer was lost is not sent again", async () => {
    suite.after = () => {
      throw new Error("the answer was lost");
    };
    await expect(commitReveal.commit(AT, ONE)).rejects.toThrow("answer was lost");
    suite.after = () => {};
    const { opening, tx } = await restarted().commit(AT, ONE);
    expect(tx).toBeUndefined();
    expect(suite.sent).toEqual(["commit"]);
    expect(suite.commitments.get("0/4")?.hash).toBe(opening.commitment);
  });

  it("to another prediction is refused where the chain has one, and what opens that one stays", async () => {
    const { opening } = await commitReveal.commit(AT, ONE);
    await expect(commitReveal.commit(AT, TWO)).rejects.toThrow(ClientError);
    await expect(commitReveal.commit(AT, TWO)).rejects.toThrow("worker 4 has committed to another prediction for epoch 0 of topic 7 already");
    expect(await stored()).toEqual([opening]);
  });

  it("to another prediction keeps the first, which may still be under way", async () => {
    suite.before = () => {
      throw new Error("no answer");
    };
    await commitReveal.commit(AT, ONE).catch(() => {});
    const [first] = await stored();
    suite.before = () => {};
    await commitReveal.commit(AT, TWO);
    expect(await stored()).toHaveLength(2);
    // The first one was in a mempool all the time, and won.
    suite.commitments.set("0/4", { hash: first!.commitment, revealed: false });
    suite.now = T0 + 20;
    await restarted().reveal(AT);
    expect(suite.commitments.get("0/4")?.revealed).toBe(true);
  });

  it("has a salt of its own each time", async () => {
    const openings = [await commitReveal.commit(AT, ONE), await commitReveal.commit({ ...AT, epochId: 1 }, ONE), await commitReveal.commit({ ...AT, workerId: 5 }, ONE)];
    expect(new Set(openings.map(({ opening }) => opening.salt)).size).toBe(3);
    expect(openings.map(({ opening }) => opening.workerId)).toEqual([4, 4, 5]);
  });

  it("that another store made cannot be revealed", async () => {
    suite.commitments.set("0/4", { hash: "ab".repeat(32), revealed: false });
    await expect(commitReveal.reveal(AT)).rejects.toThrow(/the store has nothing that opens abab/);
    await expect(commitReveal.commit(AT, ONE)).rejects.toThrow("committed to another prediction");
    await expect(commitReveal.reveal({ ...AT, epochId: 9 })).rejects.toThrow("has no commitment to reveal in epoch 9");
  });
});

describe("after a restart", () => {
  const states = async () => (await restarted().resume()).map((one) => ("state" in one ? one.state : one.error.message));

  it("what is committed waits for the reveals, is revealed in them, and once", async () => {
    await commitReveal.commit(AT, ONE);
    expect(await restarted().resume()).toMatchObject([{ state: "waits", from: T0 + 20 }]);
    suite.now = T0 + 20;
    expect(await restarted().resume()).toMatchObject([{ state: "revealed", tx: { transactionHash: "AB" } }]);
    expect(await states()).toEqual(["revealed_before"]);
    expect(suite.sent).toEqual(["commit", "reveal"]);
  });

  it("what came too late is missed, and what was never committed is nobody's loss", async () => {
    await commitReveal.commit(AT, ONE);
    suite.before = () => {
      throw new Error("no answer");
    };
    await commitReveal.commit({ ...AT, epochId: 1 }, ONE).catch(() => {});
    suite.now = T0 + 30;
    expect(await states()).toEqual(["missed", "not_committed"]);
  });

  it("one that fails does not keep the others from being revealed", async () => {
    await commitReveal.commit({ ...AT, workerId: 4 }, ONE);
    await commitReveal.commit({ ...AT, workerId: 5 }, TWO);
    suite.now = T0 + 20;
    let first = true;
    suite.before = () => {
      if (first) {
        first = false;
        throw new Error("refused");
      }
    };
    expect(await states()).toEqual(["refused", "revealed"]);
  });

  it("what is over is forgotten on request, and nothing else", async () => {
    await commitReveal.commit(AT, ONE);
    await commitReveal.commit({ ...AT, epochId: 1 }, ONE);
    suite.now = T0 + 29;
    expect(await commitReveal.prune()).toBe(0);
    suite.now = T0 + 30;
    expect(await commitReveal.prune()).toBe(1);
    expect((await stored()).map(({ epochId }) => epochId)).toEqual([1]);
  });
});
