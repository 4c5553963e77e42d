// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Coin } from "@cosmjs/amino";
import type { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import type { Token, Addr, InstantiateMsg, ExecuteMsg, Sibling, Uint128, Binary, Cw20ReceiveMsg, QueryMsg, MigrateMsg, ConfigResponse, Expiration, Timestamp, OwnershipForString, PoolResponse, PositionsResponse, PositionInfo, SolvencyResponse, Ledger, TopicStakesResponse, UnbondingsResponse, UnbondingInfo } from "./Staking.types.js";
export interface StakingMsg {
  contractAddress: string;
  sender: string;
  wire: ({
    address,
    sibling
  }: {
    address: string;
    sibling: Sibling;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  registerReputer: ({
    topicId
  }: {
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  stake: ({
    beneficiary,
    topicId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  unstake: ({
    amount,
    topicId
  }: {
    amount?: Uint128 | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  cancelUnstake: ({
    topicId,
    unbondingId
  }: {
    topicId: number;
    unbondingId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  withdraw: ({
    beneficiary,
    topicId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
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
export class StakingMsgComposer implements StakingMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.wire = this.wire.bind(this);
    this.registerReputer = this.registerReputer.bind(this);
    this.stake = this.stake.bind(this);
    this.unstake = this.unstake.bind(this);
    this.cancelUnstake = this.cancelUnstake.bind(this);
    this.withdraw = this.withdraw.bind(this);
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
  /** Registers the sender as a reputer of a topic. It is for good, and costs nothing. */
  registerReputer = ({
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
          register_reputer: {
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Stakes the coin that comes with it; where the token is a cw20: `Send` it with [`ReceiveMsg::Stake`]. */
  stake = ({
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
          stake: {
            beneficiary,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Begins to unbond own stake. It counts for nothing from now on, and can be withdrawn when it has matured. */
  unstake = ({
    amount,
    topicId
  }: {
    amount?: Uint128 | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          unstake: {
            amount,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Bonds again what was unbonding, matured or not. */
  cancelUnstake = ({
    topicId,
    unbondingId
  }: {
    topicId: number;
    unbondingId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          cancel_unstake: {
            topic_id: topicId,
            unbonding_id: unbondingId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Pays out all that has matured. */
  withdraw = ({
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
          withdraw: {
            beneficiary,
            topic_id: topicId
          }
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