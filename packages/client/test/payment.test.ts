import { describe, expect, it } from "vitest";
import { uint128, uint64 } from "../src/amount.js";
import type { ExplainPaymentResponse } from "../src/generated/Rewards.types.js";
import { amountOf, paidTo, paymentInWords } from "../src/payment.js";

/** The example of the manual of rewards: a worker who infers (40 % of 50 %) and forecasts (90 % of 20 %). */
const EXPLAINED: ExplainPaymentResponse = {
  settlement: {
    epoch_id: 24, from: 1_700_000_000, to: 1_700_086_400, paid_at: 1_700_090_000, emission: uint128(0), own: uint128(999_999),
    advance_fee: uint128(4_999), advancer: "wasm1keeper", reward: uint128(995_000), remainder: uint128(19_900), roles: [],
  },
  parts: [
    { payee: "inferer", amount: uint128(199_000), reward: uint128(995_000), share: uint64("500000000000000000"), fraction: uint64("400000000000000000") },
    { payee: "forecaster", amount: uint128(179_100), reward: uint128(995_000), share: uint64("200000000000000000"), fraction: uint64("900000000000000000") },
  ],
  table_kept: true,
  now: 1_700_090_001,
};

describe("a payment", () => {
  it("is what its terms come to, rounded down", () => {
    expect(EXPLAINED.parts.map(amountOf)).toEqual([199_000n, 179_100n]);
    expect(amountOf({ reward: uint128(10), share: uint64("333333333333333333"), fraction: uint64("999999999999999999") })).toBe(3n);
    const most = (1n << 128n) - 1n;
    expect(amountOf({ reward: uint128(most), share: uint64(10n ** 18n), fraction: uint64(10n ** 18n) })).toBe(most);
    expect(paidTo(EXPLAINED)).toBe(378_100n);
  });

  it("is told in sentences", () => {
    expect(paymentInWords(EXPLAINED, 6)).toEqual([
      "epoch 24 was paid for 86400 s: 0 of the emission and 0.999999 of the topic's funding, less 0.004999 for who sent the message: 0.995",
      "inferer: 50 % of it is this role's, 40 % of that is 0.199",
      "forecaster: 20 % of it is this role's, 90 % of that is 0.1791",
    ]);
  });

  it("that was not made, or that nobody can take apart any more, is said to be so", () => {
    expect(paymentInWords({ ...EXPLAINED, settlement: null, parts: [] }, 6)).toEqual(["the epoch was not paid"]);
    expect(paymentInWords({ ...EXPLAINED, parts: [] }, 6)[1]).toBe("nothing of it was for whom you ask about");
    expect(paymentInWords({ ...EXPLAINED, parts: [], table_kept: false }, 6)[1]).toMatch(/table is no longer kept/);
  });
});
