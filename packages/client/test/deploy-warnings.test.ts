import { describe, expect, it } from "vitest";
import { parseConfig } from "../src/deploy/config.js";
import { warnings, type TokenFacts } from "../src/deploy/warnings.js";
import { address } from "./deploy/fake-chain.js";
import { CONFIG, world } from "./deploy/world.js";

function warned(token: object, params: object, facts: TokenFacts): string[] {
  const config = { ...CONFIG, token, params: { ...CONFIG.params, ...params } };
  return warnings(parseConfig("suite.json", JSON.stringify(config), "wasm"), facts);
}
const CW20 = { cw20: { address: address(9, 32) } };
const COIN = { native: { denom: "stake" } };

describe("a configuration", () => {
  it.each([
    [6, undefined], [6, "1000"], [6, "1000000000"], [18, "1000000000000000000"], [0, "1"], [9, undefined],
  ])("with %j decimals and a vote of %j base units is nothing to warn of", (decimals, tokens_per_weight) => {
    expect(warned(CW20, { tokens_per_weight }, { decimals })).toEqual([]);
  });

  it("whose votes are worth next to nothing, or a fortune, is", () => {
    expect(warned(CW20, {}, { decimals: 18 })).toEqual([
      "with 18 decimals a vote is 0.000000000001 tokens (tokens_per_weight 1000000), and that never changes; 1000000000000000000 makes a token a vote",
    ]);
    expect(warned(CW20, { tokens_per_weight: "1001" }, { decimals: 0 })).toEqual([expect.stringContaining("a vote is 1001 tokens")]);
    expect(warned(CW20, { tokens_per_weight: "999" }, { decimals: 6 })).toEqual([expect.stringContaining("a vote is 0.000999 tokens")]);
  });

  it("over a coin of the chain should say how much there is of it, and not more than there is", () => {
    expect(warned(COIN, {}, { supply: 10n })).toEqual([expect.stringMatching(/^there is no money\.supply: .* no emission/)]);
    expect(warned(COIN, { money: { supply: "11" } }, { supply: 10n })).toEqual(["money.supply is 11, but the chain has 10 of the coin: a wrong figure is a wrong emission"]);
    expect(warned(COIN, { money: { supply: "9" } }, { supply: 10n })).toEqual([]);
  });

  it("of a new token should say what may still be minted of it", () => {
    const token = (cap?: string) => ({ new_cw20: { name: "Token", symbol: "TOK", decimals: 6, initial_balances: [], code_id: 1, cap } });
    expect(warned(token(), {}, {})).toEqual([expect.stringMatching(/no cap and there is no money\.mintable/)]);
    expect(warned(token(), { money: { mintable: "0" } }, {})).toHaveLength(1);
    expect(warned(token(), { money: { mintable: "5" } }, {})).toEqual([]);
    expect(warned(token("1000"), {}, {})).toEqual([]);
  });

  it("is looked at by a deployment, and its dry run, before anything is sent", async () => {
    const token = { new_cw20: { name: "Token", symbol: "TOK", decimals: 18, initial_balances: [], code_id: 1 } };
    const { chain, run, said } = await world({ ...CONFIG, token });
    chain.storeCode(Buffer.from("cw20"), address(66));
    await run("dry-run");
    expect(said.filter((line) => line.startsWith("warning: with 18 decimals"))).toHaveLength(1);
    expect(chain.transactions.size).toBe(0);
  });
});
