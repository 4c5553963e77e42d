// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Coin } from "@cosmjs/amino";
import type { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import type { Uint128, Fraction, NewToken, InstantiateMsg, CodeIds, SuiteParams, MoneyParams, Cw20Coin, ExecuteMsg, Decimal, RegretScale, Policy, Answer, LossFunction, RuleKind, TruthMode, Role, HexBinary, Pause, Binary, Action, Expiration, Timestamp, NewTopic, Metadata, TopicParams, Terms, Bounds, Schedule, Tuning, MeritRules, MeritParams, RegretParams, RewardParams, Curve, Topic, SuiteParamsUpdate, MoneyParamsUpdate, Cw20ReceiveMsg, QueryMsg, TopicState, MigrateMsg, AllowedResponse, Addr, ListResponse, OwnershipForString, Token, SuiteResponse, SuiteContract, PauseInfo, TopicResponse, VersionForTopicParams, TopicsResponse } from "./TopicRegistry.types.js";
export interface TopicRegistryMsg {
  contractAddress: string;
  sender: string;
  createTopic: ({
    creator,
    metadata,
    opensAt,
    params,
    reputerPolicy,
    topic,
    workerPolicy
  }: {
    creator?: string | undefined;
    metadata: Metadata;
    opensAt?: number | undefined;
    params: TopicParams;
    reputerPolicy?: Policy | undefined;
    topic: Topic;
    workerPolicy?: Policy | undefined;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  updateTopic: ({
    params,
    topicId
  }: {
    params: TopicParams;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  transferTopic: ({
    to,
    topicId
  }: {
    to?: string | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  acceptTopic: ({
    topicId
  }: {
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  retireTopic: ({
    topicId
  }: {
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  setPolicy: ({
    policy,
    role,
    topicId
  }: {
    policy: Policy;
    role: Role;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  updateList: ({
    add,
    remove,
    role,
    topicId
  }: {
    add: string[];
    remove: string[];
    role: Role;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  setEligible: ({
    policiesHash,
    topicId,
    version
  }: {
    policiesHash: HexBinary;
    topicId: number;
    version: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  revokeEligible: ({
    topicId
  }: {
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  updateParams: ({
    params
  }: {
    params: SuiteParamsUpdate;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  setGuardian: ({
    guardian
  }: {
    guardian?: string | undefined;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  pause: ({
    until,
    what
  }: {
    until?: number | undefined;
    what: Pause;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  unpause: ({
    what
  }: {
    what: Pause;
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
  updateOwnership: (action: Action, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
}
export class TopicRegistryMsgComposer implements TopicRegistryMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.createTopic = this.createTopic.bind(this);
    this.updateTopic = this.updateTopic.bind(this);
    this.transferTopic = this.transferTopic.bind(this);
    this.acceptTopic = this.acceptTopic.bind(this);
    this.retireTopic = this.retireTopic.bind(this);
    this.setPolicy = this.setPolicy.bind(this);
    this.updateList = this.updateList.bind(this);
    this.setEligible = this.setEligible.bind(this);
    this.revokeEligible = this.revokeEligible.bind(this);
    this.updateParams = this.updateParams.bind(this);
    this.setGuardian = this.setGuardian.bind(this);
    this.pause = this.pause.bind(this);
    this.unpause = this.unpause.bind(this);
    this.receive = this.receive.bind(this);
    this.updateOwnership = this.updateOwnership.bind(this);
  }
  /** Creates a topic; anyone. The creation fee comes with it, exactly: as a coin, or, where the token is a cw20, by `Send` on the token with [`ReceiveMsg::CreateTopic`] (a fee of 0 needs neither). */
  createTopic = ({
    creator,
    metadata,
    opensAt,
    params,
    reputerPolicy,
    topic,
    workerPolicy
  }: {
    creator?: string | undefined;
    metadata: Metadata;
    opensAt?: number | undefined;
    params: TopicParams;
    reputerPolicy?: Policy | undefined;
    topic: Topic;
    workerPolicy?: Policy | undefined;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          create_topic: {
            creator,
            metadata,
            opens_at: opensAt,
            params,
            reputer_policy: reputerPolicy,
            topic,
            worker_policy: workerPolicy
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** New parameters from the topic's next epoch on; its creator. */
  updateTopic = ({
    params,
    topicId
  }: {
    params: TopicParams;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_topic: {
            params,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Offers a topic to another creator, who has to accept; its creator. */
  transferTopic = ({
    to,
    topicId
  }: {
    to?: string | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          transfer_topic: {
            to,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Takes a topic over that is offered to the sender. */
  acceptTopic = ({
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
          accept_topic: {
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** No epoch opens from the next on; those open finish. Its creator or the owner. For good. */
  retireTopic = ({
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
          retire_topic: {
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Who may take part: everybody, or those on a list; its creator. */
  setPolicy = ({
    policy,
    role,
    topicId
  }: {
    policy: Policy;
    role: Role;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          set_policy: {
            policy,
            role,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Changes a list: at most 30 addresses in all; its creator. */
  updateList = ({
    add,
    remove,
    role,
    topicId
  }: {
    add: string[];
    remove: string[];
    role: Role;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_list: {
            add,
            remove,
            role,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Vouches for a topic as it is, so that it may earn emission; the owner. Any change by its creator (parameters, policies, lists, another creator) ends that. */
  setEligible = ({
    policiesHash,
    topicId,
    version
  }: {
    policiesHash: HexBinary;
    topicId: number;
    version: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          set_eligible: {
            policies_hash: policiesHash,
            topic_id: topicId,
            version
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Ends that: the topic lives of its own funds; the owner. */
  revokeEligible = ({
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
          revoke_eligible: {
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Changes parameters of the suite, at once; the owner. */
  updateParams = ({
    params
  }: {
    params: SuiteParamsUpdate;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_params: {
            params
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Sets who may pause for a while; the owner. */
  setGuardian = ({
    guardian
  }: {
    guardian?: string | undefined;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          set_guardian: {
            guardian
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Pauses something. The guardian: for 7 days, once in 30. The owner: until he says. */
  pause = ({
    until,
    what
  }: {
    until?: number | undefined;
    what: Pause;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          pause: {
            until,
            what
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Lifts a pause; the owner. */
  unpause = ({
    what
  }: {
    what: Pause;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          unpause: {
            what
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
  /** Update the contract's ownership. The `action` to be provided can be either to propose transferring ownership to an account, accept a pending ownership transfer, or renounce the ownership permanently. */
  updateOwnership = (action: Action, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_ownership: action
        })),
        funds: funds_ ?? []
      })
    };
  };
}