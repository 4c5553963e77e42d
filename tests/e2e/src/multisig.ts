/** cw3-flex-multisig over the suite's staking: the stakers decide. */

import { toBase64 } from "@cosmjs/encoding";
import type { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm";
import { executeMessage, type TxResult } from "allora-client";
import { attribute, makeContract } from "./code.js";
import type { LocalSuite, Name } from "./suite.js";

/** A multisig whose members are the stakers: more than half of the votes cast decide, if 30 % are cast. */
export class Multisig {
  private constructor(
    private readonly suite: LocalSuite,
    readonly address: string,
  ) {}

  static async over(suite: LocalSuite): Promise<Multisig> {
    const address = await makeContract(suite, "cw3_flex_multisig.wasm", "stakers", {
      group_addr: suite.book.contracts.staking.address,
      threshold: { threshold_quorum: { threshold: "0.51", quorum: "0.3" } },
      max_voting_period: { time: 3_600 },
      executor: null,
      proposal_deposit: null,
    });
    return new Multisig(suite, address);
  }

  /** Proposes to send messages, which is the proposer's yes; returns the proposal's id. */
  async propose(name: Name, title: string, messages: readonly MsgExecuteContractEncodeObject[]): Promise<number> {
    const msgs = messages.map(({ value: { contract, msg, funds } }) => ({
      wasm: { execute: { contract_addr: contract, msg: toBase64(msg ?? new Uint8Array()), funds } },
    }));
    const proposed = await this.send(name, { propose: { title, description: title, latest: null, msgs } });
    return Number(attribute(proposed, "proposal_id"));
  }

  async agree(name: Name, proposal_id: number): Promise<void> {
    await this.send(name, { vote: { proposal_id, vote: "yes" } });
  }

  /** Carries out what has passed; anybody may. */
  async execute(name: Name, proposal_id: number): Promise<TxResult> {
    return this.send(name, { execute: { proposal_id } });
  }

  private async send(name: Name, message: object): Promise<TxResult> {
    const suite = await this.suite.as(name);
    return suite.send(executeMessage(suite.address, this.address, message));
  }
}
