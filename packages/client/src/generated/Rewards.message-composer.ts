// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Coin } from "@cosmjs/amino";
import type { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import type { Token, Addr, InstantiateMsg, ExecuteMsg, Sibling, Pause, Income, Uint64, Payee, Uint128, Binary, Settlement, SettlementEntry, WorkerRef, Cw20ReceiveMsg, QueryMsg, Actor, MigrateMsg, BalancesResponse, WorkerBalanceInfo, WorkerBalance, ConfigResponse, ExplainPaymentResponse, PaymentPart, SettlementInfo, RolePayment, ForecastResponse, ForecastPeriod, Minting, Decimal, OverviewResponse, Month, Expiration, Timestamp, OwnershipForString, SettlementResponse, SettlementsResponse, SolvencyResponse, Ledger, TopicFundingsResponse, TopicFunding, Inflow, WeightRow, WorkerBalanceResponse } from "./Rewards.types.js";
export interface RewardsMsg {
  contractAddress: string;
  sender: string;
  wire: ({
    address,
    sibling
  }: {
    address: string;
    sibling: Sibling;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  setPause: ({
    until,
    what
  }: {
    until: number;
    what: Pause;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  fund: ({
    beneficiary,
    topicId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  deposit: ({
    income
  }: {
    income: Income;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  touch: ({
    topicId
  }: {
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  roll: ({
    limit
  }: {
    limit?: number | undefined;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  settle: ({
    advancer,
    after,
    entries,
    epochId,
    from,
    shares,
    to,
    topicId
  }: {
    advancer: string;
    after?: number | undefined;
    entries: SettlementEntry[];
    epochId: number;
    from: number;
    shares: Uint64[];
    to: number;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  claim: ({
    beneficiary,
    workers
  }: {
    beneficiary?: string | undefined;
    workers: WorkerRef[];
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  close: ({
    topicId
  }: {
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  sweepSurplus: (funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  receive: ({
    amount,
    msg,
    sender
  }: {
    amount: Uint128;
    msg: Binary;
    sender: string;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
}
export class RewardsMsgComposer implements RewardsMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.wire = this.wire.bind(this);
    this.setPause = this.setPause.bind(this);
    this.fund = this.fund.bind(this);
    this.deposit = this.deposit.bind(this);
    this.touch = this.touch.bind(this);
    this.roll = this.roll.bind(this);
    this.settle = this.settle.bind(this);
    this.claim = this.claim.bind(this);
    this.close = this.close.bind(this);
    this.sweepSurplus = this.sweepSurplus.bind(this);
    this.receive = this.receive.bind(this);
  }
  /** The address of a sibling; the registry. */
  wire = ({
    address,
    sibling
  }: {
    address: string;
    sibling: Sibling;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          wire: {
            address,
            sibling
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Pauses the claims, or lifts their pause; the registry. */
  setPause = ({
    until,
    what
  }: {
    until: number;
    what: Pause;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          set_pause: {
            until,
            what
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Pays the coin that comes with it into a topic; anybody. Where the token is a cw20: `Send` it with [`ReceiveMsg::Fund`]. */
  fund = ({
    beneficiary,
    topicId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          fund: {
            beneficiary,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Brings the coin that comes with it to the treasury. Where the token is a cw20: `Send` it with [`ReceiveMsg::Deposit`]. */
  deposit = ({
    income
  }: {
    income: Income;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          deposit: {
            income
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Sets a topic's weight for the periods to come, from its stake and funding of now; anybody. */
  touch = ({
    topicId
  }: {
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          touch: {
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Begins the emission periods that are due, oldest first; anybody. */
  roll = ({
    limit
  }: {
    limit?: number | undefined;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          roll: {
            limit
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Pays an epoch; synthesis. */
  settle = ({
    advancer,
    after,
    entries,
    epochId,
    from,
    shares,
    to,
    topicId
  }: {
    advancer: string;
    after?: number | undefined;
    entries: SettlementEntry[];
    epochId: number;
    from: number;
    shares: Uint64[];
    to: number;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          settle: {
            advancer,
            after,
            entries,
            epoch_id: epochId,
            from,
            shares,
            to,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Pays out what the sender's workers earned, as inferers and forecasters, and what is credited to himself, in one payment. The sender owns all of the workers. */
  claim = ({
    beneficiary,
    workers
  }: {
    beneficiary?: string | undefined;
    workers: WorkerRef[];
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          claim: {
            beneficiary,
            workers
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Moves what is left in a retired topic to the treasury, once nothing is open or unpaid in it; anybody. */
  close = ({
    topicId
  }: {
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          close: {
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Moves tokens that were sent by mistake to the treasury; the owner. */
  sweepSurplus = (funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          sweep_surplus: {}
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Tokens that came by a cw20 `Send`; inside a [`ReceiveMsg`]. */
  receive = ({
    amount,
    msg,
    sender
  }: {
    amount: Uint128;
    msg: Binary;
    sender: string;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          receive: {
            amount,
            msg,
            sender
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
}