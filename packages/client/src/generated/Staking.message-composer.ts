// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Coin } from "@cosmjs/amino";
import type { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import type { Token, Addr, Uint128, InstantiateMsg, ExecuteMsg, Sibling, Fraction, Binary, PoolRef, Cw20ReceiveMsg, QueryMsg, MigrateMsg, AdminResponse, ConfigResponse, DelegationsResponse, DelegationInfo, HooksResponse, MemberListResponse, Member, MemberResponse, Expiration, Timestamp, OwnershipForString, PoolResponse, NextCommission, PositionsResponse, PositionInfo, SolvencyResponse, Ledger, TopicStakesResponse, TotalWeightResponse, UnbondingsResponse, UnbondingInfo } from "./Staking.types.js";
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
  delegate: ({
    beneficiary,
    reputer,
    topicId
  }: {
    beneficiary?: string | undefined;
    reputer: string;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  unstake: ({
    amount,
    topicId
  }: {
    amount?: Uint128 | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  undelegate: ({
    amount,
    reputer,
    topicId
  }: {
    amount?: Uint128 | undefined;
    reputer: string;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  redelegate: ({
    amount,
    reputer,
    toReputer,
    toTopicId,
    topicId
  }: {
    amount?: Uint128 | undefined;
    reputer: string;
    toReputer: string;
    toTopicId: number;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  cancelUnstake: ({
    reputer,
    topicId,
    unbondingId
  }: {
    reputer?: string | undefined;
    topicId: number;
    unbondingId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  withdraw: ({
    beneficiary,
    reputer,
    topicId
  }: {
    beneficiary?: string | undefined;
    reputer?: string | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  setCommission: ({
    commission,
    topicId
  }: {
    commission: Fraction;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  addRewards: ({
    rewards,
    topicId
  }: {
    rewards: number[][];
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  refresh: ({
    member,
    positions
  }: {
    member: string;
    positions: PoolRef[];
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  addHook: ({
    addr
  }: {
    addr: string;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  removeHook: ({
    addr
  }: {
    addr: string;
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
    this.delegate = this.delegate.bind(this);
    this.unstake = this.unstake.bind(this);
    this.undelegate = this.undelegate.bind(this);
    this.redelegate = this.redelegate.bind(this);
    this.cancelUnstake = this.cancelUnstake.bind(this);
    this.withdraw = this.withdraw.bind(this);
    this.setCommission = this.setCommission.bind(this);
    this.addRewards = this.addRewards.bind(this);
    this.refresh = this.refresh.bind(this);
    this.addHook = this.addHook.bind(this);
    this.removeHook = this.removeHook.bind(this);
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
  /** Bonds the coin that comes with it in the pool of a reputer, for somebody else than him; where the token is a cw20: `Send` it with [`ReceiveMsg::Delegate`]. */
  delegate = ({
    beneficiary,
    reputer,
    topicId
  }: {
    beneficiary?: string | undefined;
    reputer: string;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          delegate: {
            beneficiary,
            reputer,
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
  /** Begins to unbond what the sender delegates to a reputer. */
  undelegate = ({
    amount,
    reputer,
    topicId
  }: {
    amount?: Uint128 | undefined;
    reputer: string;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          undelegate: {
            amount,
            reputer,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Begins to move stake, own or delegated, to another pool: it unbonds, and the `Withdraw` after its maturity bonds it there. Nothing counts in two pools. */
  redelegate = ({
    amount,
    reputer,
    toReputer,
    toTopicId,
    topicId
  }: {
    amount?: Uint128 | undefined;
    reputer: string;
    toReputer: string;
    toTopicId: number;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          redelegate: {
            amount,
            reputer,
            to_reputer: toReputer,
            to_topic_id: toTopicId,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Bonds again what was unbonding, matured or not. */
  cancelUnstake = ({
    reputer,
    topicId,
    unbondingId
  }: {
    reputer?: string | undefined;
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
            reputer,
            topic_id: topicId,
            unbonding_id: unbondingId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Pays out all that has matured, or bonds it where it was redelegated to. */
  withdraw = ({
    beneficiary,
    reputer,
    topicId
  }: {
    beneficiary?: string | undefined;
    reputer?: string | undefined;
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
            reputer,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Sets what the sender keeps, as a reputer, of his delegators' rewards: 0 to 1. A lower commission acts at once, a higher one after the unbonding time, unless nobody ever had stake in his pool. */
  setCommission = ({
    commission,
    topicId
  }: {
    commission: Fraction;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          set_commission: {
            commission,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Brings the coin that comes with it to pools, as rewards that enter evenly over the longer of an epoch and an emission period; rewards. Where the token is a cw20: it `Send`s with [`ReceiveMsg::AddRewards`]. */
  addRewards = ({
    rewards,
    topicId
  }: {
    rewards: number[][];
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          add_rewards: {
            rewards,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Counts an account's stake anew for its votes, with what it has earned since it was counted last; anybody. */
  refresh = ({
    member,
    positions
  }: {
    member: string;
    positions: PoolRef[];
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          refresh: {
            member,
            positions
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** From now on a contract is told of every change of a member's weight, by cw4's `MemberChangedHook`; the owner. At most five are. */
  addHook = ({
    addr
  }: {
    addr: string;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          add_hook: {
            addr
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** It is no longer told; the owner. */
  removeHook = ({
    addr
  }: {
    addr: string;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          remove_hook: {
            addr
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