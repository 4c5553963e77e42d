import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contractEvents, eventsOf, onlyEvent } from "../src/event.js";
import { EVENT_ATTRIBUTES } from "../src/generated/events.js";
import { FormatError } from "../src/json.js";

const event = (type: string, attributes: Record<string, string>) => ({
  type,
  attributes: Object.entries({ _contract_address: "wasm1synthesis", ...attributes }).map(([key, value]) => ({ key, value })),
});

const SETTLED = {
  v: "1", topic_id: "7", epoch_id: "12", outcome: "scored", cause: "-", truth: "101.4", network_loss: "-1.25", naive_loss: "-",
  reputers: "3", stake_seated: "340282366920938463463374607431768211455", stake_offered: "5", reports_hash: "ab",
};

describe("events", () => {
  it("of the suite are typed, all others left out", () => {
    const told = contractEvents([event("wasm", { action: "advance" }), event("wasm-allora_epoch_settled", SETTLED), event("wasm-other", {}), event("transfer", {})]);
    expect(told).toEqual([
      {
        type: "allora_epoch_settled", contract: "wasm1synthesis", topicId: 7, epochId: 12, outcome: "scored", cause: undefined, truth: "101.4",
        networkLoss: "-1.25", naiveLoss: undefined, reputers: 3, stakeSeated: "340282366920938463463374607431768211455", stakeOffered: "5", reportsHash: "ab",
      },
    ]);
    expect(onlyEvent(told, "allora_epoch_settled").epochId).toBe(12);
    expect(eventsOf(told, "allora_epoch_closed")).toEqual([]);
    expect(() => onlyEvent(told, "allora_epoch_closed")).toThrow(/allora_epoch_closed: there are 0, expected one/);
  });

  it("say true and false, and seats that there were none of", () => {
    const seats = { admitted_inferer: "true", admitted_forecaster: "-", merit_inferer: "-", merit_forecaster: "-", lowest_inferer: "-0.5", lowest_forecaster: "-" };
    const [told] = contractEvents([event("wasm-allora_submitted", { v: "1", topic_id: "1", epoch_id: "0", worker_id: "4", entry: "0100", ...seats })]);
    expect(told).toMatchObject({ admittedInferer: true, admittedForecaster: undefined, lowestInferer: "-0.5" });
  });

  it("of money have amounts, instants and ids, whatever a name means elsewhere", () => {
    const rolled = { v: "1", period: "129", total_weight: "7", emission: "600", validators: "0", from_treasury: "599", minted: "1", returned: "12" };
    const paid = { v: "1", topic_id: "7", epoch_id: "3", from: "1700000000", to: "1700086400", emission: "5", own: "6", advance_fee: "0", advancer: "wasm1k", reward: "11", remainder: "1" };
    const left = { v: "1", topic_id: "7", reputer_id: "2", reputer: "wasm1r", owner: "wasm1d", amount: "9", unbonding_id: "1", matures_at: "5", bonded: "0" };
    const donated = { v: "1", income: "donation", topic_id: "-", payer: "wasm1p", amount: "4", treasury: "40" };
    const told = contractEvents([
      event("wasm-allora_period_rolled", rolled), event("wasm-allora_epoch_paid", paid), event("wasm-allora_treasury_received", donated),
      event("wasm-allora_unstaked", { ...left, to_topic_id: "-", to_reputer_id: "-" }), event("wasm-allora_unstaked", { ...left, to_topic_id: "8", to_reputer_id: "0" }),
    ]);
    expect(told).toMatchObject([
      { period: 129, totalWeight: "7", emission: "600", fromTreasury: "599", minted: "1", returned: "12" },
      { epochId: 3, from: 1_700_000_000, to: 1_700_086_400, own: "6", advanceFee: "0", advancer: "wasm1k", reward: "11", remainder: "1" },
      { income: "donation", topicId: undefined, amount: "4", treasury: "40" },
      { owner: "wasm1d", toTopicId: undefined, toReputerId: undefined },
      { toTopicId: 8, toReputerId: 0 },
    ]);
  });

  it.each([
    [{ v: "2" }, /v: the event has version 2, this client knows 1/],
    [{ epoch_id: "twelve" }, /epoch_id: "twelve" is no integer/],
    [{ stake_offered: "-" }, /stake_offered: "-" is no integer/],
    [{ network_loss: "low" }, /network_loss: "low" is no decimal number/],
  ])("that are not what the catalogue says are refused: %j", (change, message) => {
    const odd = [event("wasm-allora_epoch_settled", { ...SETTLED, ...change })];
    expect(() => contractEvents(odd)).toThrow(FormatError);
    expect(() => contractEvents(odd)).toThrow(message);
  });

  it("that lack an attribute are refused", () => {
    const { truth: _, ...rest } = SETTLED;
    expect(() => contractEvents([event("wasm-allora_epoch_settled", rest)])).toThrow(/truth: the event does not have it/);
  });

  it("are all those of the catalogue", () => {
    const catalogue = JSON.parse(readFileSync(join(import.meta.dirname, "../../../schema/events.json"), "utf8")) as { events: { event: string }[] };
    expect(Object.keys(EVENT_ATTRIBUTES).sort()).toEqual(catalogue.events.map(({ event: type }) => type).sort());
    expect(Object.keys(EVENT_ATTRIBUTES).every((type) => type.startsWith("allora_"))).toBe(true);
  });
});
