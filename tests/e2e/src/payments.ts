/**
 * What epochs were paid, computed once more from what rewards told in public, by section 12 of docs/protocol.md and with none
 * of the suite's code.
 */

import type { LocalSuite } from "./suite.js";
import { EMISSION_PERIOD } from "./suite.js";
import { publicEvents, type PublicEvent } from "./record.js";

/** Shares and fractions are integers out of this. */
const WHOLE = 10n ** 18n;

/** Of what a power comes to, so many units may be missing or too many. */
const OF_POWERS = 2n;

/** What was paid in all, in base units. */
export interface Paid {
  /** By topic and worker, as in `1:0`. */
  readonly workers: ReadonlyMap<string, bigint>;
  /** By topic and reputer. */
  readonly reputers: ReadonlyMap<string, bigint>;
  /** Advance fees, by who earned them. */
  readonly fees: ReadonlyMap<string, bigint>;
  /** By topic, the ids of the epochs in the order of their payment. */
  readonly epochs: ReadonlyMap<string, number[]>;
  readonly emission: bigint;
  readonly own: bigint;
}

/** Goes through all payments, and throws where one is not what the rules say. `advanceFee`: in millionths. */
export async function auditPayments(local: LocalSuite, advanceFee: bigint): Promise<Paid> {
  const { deployed } = await (await local.as("owner")).rewards.config();
  const audit = new Audit(deployed, advanceFee);
  for (const event of await publicEvents(local, "rewards")) audit.take(event);
  return audit.paid;
}

interface Row {
  readonly from: number;
  readonly until: number;
  readonly weight: bigint;
}

/** The money of a topic. */
class Topic {
  pot = 0n;
  inflows: [number, bigint][] = [];
  rows: Row[] = [];

  weight(period: number): bigint {
    return this.rows.find(({ from, until }) => from <= period && period <= until)?.weight ?? 0n;
  }

  /** The older row ends with the period; another touch in it replaces the new one. */
  touch(period: number, row: Row): void {
    const older = this.rows.filter(({ from }) => from <= period).map((one) => (one.until > period ? { ...one, until: period } : one));
    this.rows = [...older, row];
  }

  /** What leaves the pot for the time between two instants; `told`: what rewards says that it is. */
  draw(last: number, seconds: number, told: bigint): bigint {
    this.pot += this.inflows.filter(([period]) => period < last).reduce((sum, [, amount]) => sum + amount, 0n);
    this.inflows = this.inflows.filter(([period]) => period >= last);
    const own = BigInt(Math.floor(Number(this.pot) * (1 - (6 / 7) ** (seconds / EMISSION_PERIOD))));
    this.pot -= told;
    return own;
  }
}

class Audit {
  private readonly topics = new Map<string, Topic>();
  private readonly periods = new Map<number, { emission: bigint; weight: bigint }>();
  private reward = 0n;
  private left = 0n;
  private readonly workers = new Map<string, bigint>();
  private readonly reputers = new Map<string, bigint>();
  private readonly fees = new Map<string, bigint>();
  private readonly epochs = new Map<string, number[]>();
  private readonly sums = { emission: 0n, own: 0n };

  constructor(
    private readonly deployed: number,
    private readonly advanceFee: bigint,
  ) {}

  get paid(): Paid {
    expectSame("what is left of the last reward", this.left, 0n);
    const { workers, reputers, fees, epochs, sums } = this;
    return { workers, reputers, fees, epochs, ...sums };
  }

  take({ time, name, attributes }: PublicEvent): void {
    const text = (key: string) => attributes[key] ?? "";
    const amount = (key: string) => BigInt(text(key));
    const topic = this.topic(text("topic_id"));
    switch (name) {
      case "topic_funded":
        expectSame("what serves the topic", amount("direct"), (amount("amount") * 8n) / 10n);
        topic.inflows.push([this.period(time), amount("direct")]);
        return;
      case "weight_set":
        topic.touch(Number(text("period")), { from: Number(text("from")), until: Number(text("until")), weight: amount("weight") });
        return;
      case "period_rolled":
        this.begin(Number(text("period")), amount("emission"), amount("total_weight"));
        return;
      case "epoch_paid":
        this.pay(topic, { id: text("topic_id"), epoch: Number(text("epoch_id")), from: Number(text("from")), to: Number(text("to")), advancer: text("advancer"), amount });
        return;
      case "role_paid":
        this.payRole(text("topic_id"), text("role"), amount("share"), amount("amount"), text("payees"));
        return;
    }
  }

  private begin(period: number, emission: bigint, weight: bigint): void {
    const sum = [...this.topics.values()].reduce((all, topic) => all + topic.weight(period), 0n);
    expectSame(`the weight of all topics in period ${period}`, weight, sum);
    this.periods.set(period, { emission, weight });
  }

  private pay(topic: Topic, epoch: { id: string; epoch: number; from: number; to: number; advancer: string; amount: (key: string) => bigint }): void {
    const { id, from, to, advancer, amount } = epoch;
    const what = `of epoch ${epoch.epoch} of topic ${id}`;
    expectSame("what is left of a reward before", this.left, 0n);
    const [emission, own, fee] = [amount("emission"), amount("own"), amount("advance_fee")];
    expectSame(`the emission ${what}`, emission, this.emission(topic, from, to));
    expectNear(`the own funding ${what}`, own, topic.draw(this.period(to), to - from, own));
    expectSame(`the advance fee ${what}`, fee, ((emission + own) * this.advanceFee) / 1_000_000n);
    this.reward = amount("reward");
    expectSame(`the reward ${what}`, this.reward, emission + own - fee);
    this.left = this.reward - amount("remainder");
    this.sums.emission += emission;
    this.sums.own += own;
    add(this.fees, advancer, fee);
    this.epochs.set(id, [...(this.epochs.get(id) ?? []), epoch.epoch]);
  }

  /** The topic's part of the periods that an interval overlaps. */
  private emission(topic: Topic, from: number, to: number): bigint {
    let sum = 0n;
    for (let period = this.period(from); period <= this.period(to); period += 1) {
      const begun = this.periods.get(period);
      const begin = this.deployed + period * EMISSION_PERIOD;
      const overlap = BigInt(Math.max(0, Math.min(to, begin + EMISSION_PERIOD) - Math.max(from, begin)));
      if (begun === undefined || begun.weight === 0n) continue;
      sum += (begun.emission * topic.weight(period) * overlap) / (begun.weight * BigInt(EMISSION_PERIOD));
    }
    return sum;
  }

  private payRole(topic: string, role: string, share: bigint, told: bigint, payees: string): void {
    let sum = 0n;
    for (const payee of payees.split(",").filter((one) => one.includes(":"))) {
      const [id, fraction, amount] = payee.split(":") as [string, string, string];
      expectSame(`what ${role} ${id} of topic ${topic} got`, BigInt(amount), (this.reward * share * BigInt(fraction)) / (WHOLE * WHOLE));
      add(role === "reputer" ? this.reputers : this.workers, `${topic}:${id}`, BigInt(amount));
      sum += BigInt(amount);
    }
    expectSame(`what all of the role ${role} of topic ${topic} got`, told, sum);
    this.left -= sum;
  }

  private topic(id: string): Topic {
    const known = this.topics.get(id);
    if (known !== undefined) return known;
    const made = new Topic();
    this.topics.set(id, made);
    return made;
  }

  private period(time: number): number {
    return Math.floor((time - this.deployed) / EMISSION_PERIOD);
  }
}

function add(to: Map<string, bigint>, key: string, amount: bigint): void {
  to.set(key, (to.get(key) ?? 0n) + amount);
}

function expectSame(what: string, told: bigint, computed: bigint): void {
  if (told !== computed) throw new Error(`${what}: rewards says ${told}, the rules say ${computed}`);
}

function expectNear(what: string, told: bigint, computed: bigint): void {
  const apart = told > computed ? told - computed : computed - told;
  if (apart > OF_POWERS) throw new Error(`${what}: rewards says ${told}, the rules say ${computed}`);
}
