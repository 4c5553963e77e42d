import { describe, expect, it } from "vitest";
import { ChainError, chainError, ContractError, InsufficientFee, InsufficientFunds, isContractErrorCode, OutOfGas, SequenceMismatch } from "../src/error.js";

const WORDS = "epoch 3 took submissions from 1700000000 to 1700000060; it is 1700000061";

describe("an error of a contract", () => {
  it.each([
    ["of a transaction", `failed to execute message; message index: 0: window_closed: ${WORDS}: execute wasm contract failed`],
    ["of a simulation", `Query failed with (6): rpc error: code = Unknown desc = failed to execute message; message index: 0: window_closed: ${WORDS}: execute wasm contract failed [CosmWasm/wasmd@v0.61.14/x/wasm/keeper/keeper.go:436] with gas used: '123456': unknown request`],
    ["inside a cw20 Send", `failed to execute message; message index: 1: dispatch: submessages: window_closed: ${WORDS}: execute wasm contract failed`],
    ["of a query", `Query failed with (29): window_closed: ${WORDS}: query wasm contract failed`],
    ["of a query by gRPC", `Query failed with (6): rpc error: code = Unknown desc = window_closed: ${WORDS}: query wasm contract failed: unknown request`],
  ])("%s has its code and its words", (_, raw) => {
    const error = chainError(raw, "transaction", { transactionHash: "AB", height: 7 });
    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({ code: "window_closed", text: WORDS, raw, stage: "transaction", tx: { transactionHash: "AB", height: 7 } });
    expect(error.message).toBe(`window_closed: ${WORDS}`);
  });

  it("keeps colons of its words, and the first code is the contract's", () => {
    const raw = "failed to execute message; message index: 0: invalid_address: `x` is no address of this chain: std: it is short: execute wasm contract failed";
    expect(chainError(raw, "simulation")).toMatchObject({ code: "invalid_address", text: "`x` is no address of this chain: std: it is short" });
  });

  it("of another contract, which has no code of the suite, is an error of the chain", () => {
    const error = chainError("failed to execute message; message index: 0: Unauthorized: execute wasm contract failed", "transaction");
    expect(error).not.toBeInstanceOf(ContractError);
    expect(error).toBeInstanceOf(ChainError);
  });

  it("is not seen where no contract answered", () => {
    expect(chainError("rpc error: overflow: of the stack", "query")).not.toBeInstanceOf(ContractError);
  });
});

describe("an error of the chain", () => {
  it("for lack of gas says the figures", () => {
    const error = chainError("out of gas in location: ReadFlat; gasWanted: 100000, gasUsed: 100213: out of gas", "transaction");
    expect(error).toBeInstanceOf(OutOfGas);
    expect(error.message).toBe("out of gas: 100000 was given, 100213 was used when it ended");
  });

  it("for lack of gas inside a contract is one for lack of gas", () => {
    const raw = "failed to execute message; message index: 0: out of gas in location: wasm contract; gasWanted: 9, gasUsed: 10: out of gas";
    expect(chainError(raw, "transaction")).toBeInstanceOf(OutOfGas);
  });

  it("about a sequence has both", () => {
    const error = chainError("account sequence mismatch, expected 12, got 10: incorrect account sequence", "transaction");
    expect(error).toBeInstanceOf(SequenceMismatch);
    expect(error).toMatchObject({ expected: 12, found: 10 });
  });

  it.each([
    ["spendable balance 0stake is smaller than 5stake: insufficient funds", InsufficientFunds],
    ["failed to execute message; message index: 0: Cannot Sub with given operands: execute wasm contract failed", InsufficientFunds],
    ["insufficient fees; got: 1stake required: 5000stake: insufficient fee", InsufficientFee],
  ])("about money has its type: %s", (raw, type) => {
    expect(chainError(raw, "transaction")).toBeInstanceOf(type);
  });
});

it("of a simulation is told without the layers that it came through", () => {
  const raw = "Query failed with (6): rpc error: code = Unknown desc = failed to execute message; message index: 0: spendable balance 9stake is smaller than 10stake: insufficient funds [cosmos/cosmos-sdk@v0.53.6/x/bank/keeper/send.go:298] with gas used: '102452': unknown request";
  const error = chainError(raw, "simulation");
  expect(error.message).toBe("spendable balance 9stake is smaller than 10stake: insufficient funds");
  expect(error.raw).toBe(raw);
});

it("codes are those of the contracts", () => {
  for (const code of ["window_closed", "nothing_matured", "guardian_too_soon", "too_old", "layout_version"]) {
    expect(isContractErrorCode(code), code).toBe(true);
  }
  expect(isContractErrorCode("Window_closed")).toBe(false);
});
