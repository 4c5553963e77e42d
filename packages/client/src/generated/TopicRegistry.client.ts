// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { ExecuteResult } from "@cosmjs/cosmwasm";
import type { Coin, StdFee } from "@cosmjs/amino";
import type { Executes, Queries } from "../wasm.js";
import type { Uint128, Fraction, NewToken, InstantiateMsg, CodeIds, SuiteParams, MoneyParams, Cw20Coin, ExecuteMsg, Decimal, RegretScale, Policy, Answer, LossFunction, RuleKind, TruthMode, Role, HexBinary, Pause, Binary, Action, Expiration, Timestamp, NewTopic, Metadata, TopicParams, Terms, Bounds, Schedule, Tuning, MeritRules, MeritParams, RegretParams, RewardParams, Curve, Topic, SuiteParamsUpdate, MoneyParamsUpdate, Cw20ReceiveMsg, QueryMsg, TopicState, MigrateMsg, AllowedResponse, Addr, ListResponse, OwnershipForString, Token, SuiteResponse, SuiteContract, PauseInfo, TopicResponse, VersionForTopicParams, TopicsResponse } from "./TopicRegistry.types.js";
export interface TopicRegistryReadOnlyInterface {
  contractAddress: string;
  topic: ({
    topicId
  }: {
    topicId: number;
  }) => Promise<TopicResponse>;
  topics: ({
    creator,
    eligible,
    limit,
    rule,
    startAfter,
    state
  }: {
    creator?: string | undefined;
    eligible?: boolean | undefined;
    limit?: number | undefined;
    rule?: RuleKind | undefined;
    startAfter?: number | undefined;
    state?: TopicState | undefined;
  }) => Promise<TopicsResponse>;
  list: ({
    limit,
    role,
    startAfter,
    topicId
  }: {
    limit?: number | undefined;
    role: Role;
    startAfter?: string | undefined;
    topicId: number;
  }) => Promise<ListResponse>;
  allowed: ({
    address,
    role,
    topicId
  }: {
    address: string;
    role: Role;
    topicId: number;
  }) => Promise<AllowedResponse>;
  suite: () => Promise<SuiteResponse>;
  ownership: () => Promise<OwnershipForString>;
}
export class TopicRegistryQueryClient implements TopicRegistryReadOnlyInterface {
  client: Queries;
  contractAddress: string;
  constructor(client: Queries, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.topic = this.topic.bind(this);
    this.topics = this.topics.bind(this);
    this.list = this.list.bind(this);
    this.allowed = this.allowed.bind(this);
    this.suite = this.suite.bind(this);
    this.ownership = this.ownership.bind(this);
  }
  /** One topic. */
  topic = async ({
    topicId
  }: {
    topicId: number;
  }): Promise<TopicResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      topic: {
        topic_id: topicId
      }
    });
  };
  /** Topics, ascending by id. */
  topics = async ({
    creator,
    eligible,
    limit,
    rule,
    startAfter,
    state
  }: {
    creator?: string | undefined;
    eligible?: boolean | undefined;
    limit?: number | undefined;
    rule?: RuleKind | undefined;
    startAfter?: number | undefined;
    state?: TopicState | undefined;
  }): Promise<TopicsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      topics: {
        creator,
        eligible,
        limit,
        rule,
        start_after: startAfter,
        state
      }
    });
  };
  /** Who is on a list, ascending by address. */
  list = async ({
    limit,
    role,
    startAfter,
    topicId
  }: {
    limit?: number | undefined;
    role: Role;
    startAfter?: string | undefined;
    topicId: number;
  }): Promise<ListResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      list: {
        limit,
        role,
        start_after: startAfter,
        topic_id: topicId
      }
    });
  };
  /** Whether somebody may take part. */
  allowed = async ({
    address,
    role,
    topicId
  }: {
    address: string;
    role: Role;
    topicId: number;
  }): Promise<AllowedResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      allowed: {
        address,
        role,
        topic_id: topicId
      }
    });
  };
  /** Addresses, code, versions, parameters and pauses of the suite. */
  suite = async (): Promise<SuiteResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      suite: {}
    });
  };
  /** Query the contract's ownership information */
  ownership = async (): Promise<OwnershipForString> => {
    return this.client.queryContractSmart(this.contractAddress, {
      ownership: {}
    });
  };
}
export interface TopicRegistryInterface extends TopicRegistryReadOnlyInterface {
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
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  updateTopic: ({
    params,
    topicId
  }: {
    params: TopicParams;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  transferTopic: ({
    to,
    topicId
  }: {
    to?: string | undefined;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  acceptTopic: ({
    topicId
  }: {
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  retireTopic: ({
    topicId
  }: {
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  setPolicy: ({
    policy,
    role,
    topicId
  }: {
    policy: Policy;
    role: Role;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
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
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  setEligible: ({
    policiesHash,
    topicId,
    version
  }: {
    policiesHash: HexBinary;
    topicId: number;
    version: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  revokeEligible: ({
    topicId
  }: {
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  updateParams: ({
    params
  }: {
    params: SuiteParamsUpdate;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  setGuardian: ({
    guardian
  }: {
    guardian?: string | undefined;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  pause: ({
    until,
    what
  }: {
    until?: number | undefined;
    what: Pause;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  unpause: ({
    what
  }: {
    what: Pause;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  receive: ({
    amount,
    msg,
    sender
  }: {
    amount: Uint128;
    msg: Binary;
    sender: string;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  updateOwnership: (action: Action, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
}
export class TopicRegistryClient extends TopicRegistryQueryClient implements TopicRegistryInterface {
  override client: Executes;
  sender: string;
  override contractAddress: string;
  constructor(client: Executes, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
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
  createTopic = async ({
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
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      create_topic: {
        creator,
        metadata,
        opens_at: opensAt,
        params,
        reputer_policy: reputerPolicy,
        topic,
        worker_policy: workerPolicy
      }
    }, fee_, memo_, funds_);
  };
  /** New parameters from the topic's next epoch on; its creator. */
  updateTopic = async ({
    params,
    topicId
  }: {
    params: TopicParams;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_topic: {
        params,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Offers a topic to another creator, who has to accept; its creator. */
  transferTopic = async ({
    to,
    topicId
  }: {
    to?: string | undefined;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      transfer_topic: {
        to,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Takes a topic over that is offered to the sender. */
  acceptTopic = async ({
    topicId
  }: {
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      accept_topic: {
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** No epoch opens from the next on; those open finish. Its creator or the owner. For good. */
  retireTopic = async ({
    topicId
  }: {
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      retire_topic: {
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Who may take part: everybody, or those on a list; its creator. */
  setPolicy = async ({
    policy,
    role,
    topicId
  }: {
    policy: Policy;
    role: Role;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      set_policy: {
        policy,
        role,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Changes a list: at most 30 addresses in all; its creator. */
  updateList = async ({
    add,
    remove,
    role,
    topicId
  }: {
    add: string[];
    remove: string[];
    role: Role;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_list: {
        add,
        remove,
        role,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Vouches for a topic as it is, so that it may earn emission; the owner. Any change by its creator (parameters, policies, lists, another creator) ends that. */
  setEligible = async ({
    policiesHash,
    topicId,
    version
  }: {
    policiesHash: HexBinary;
    topicId: number;
    version: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      set_eligible: {
        policies_hash: policiesHash,
        topic_id: topicId,
        version
      }
    }, fee_, memo_, funds_);
  };
  /** Ends that: the topic lives of its own funds; the owner. */
  revokeEligible = async ({
    topicId
  }: {
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      revoke_eligible: {
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Changes parameters of the suite, at once; the owner. */
  updateParams = async ({
    params
  }: {
    params: SuiteParamsUpdate;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_params: {
        params
      }
    }, fee_, memo_, funds_);
  };
  /** Sets who may pause for a while; the owner. */
  setGuardian = async ({
    guardian
  }: {
    guardian?: string | undefined;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      set_guardian: {
        guardian
      }
    }, fee_, memo_, funds_);
  };
  /** Pauses something. The guardian: for 7 days, once in 30. The owner: until he says. */
  pause = async ({
    until,
    what
  }: {
    until?: number | undefined;
    what: Pause;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      pause: {
        until,
        what
      }
    }, fee_, memo_, funds_);
  };
  /** Lifts a pause; the owner. */
  unpause = async ({
    what
  }: {
    what: Pause;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      unpause: {
        what
      }
    }, fee_, memo_, funds_);
  };
  /** Tokens that came by a cw20 `Send`; inside a [`ReceiveMsg`]. */
  receive = async ({
    amount,
    msg,
    sender
  }: {
    amount: Uint128;
    msg: Binary;
    sender: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      receive: {
        amount,
        msg,
        sender
      }
    }, fee_, memo_, funds_);
  };
  /** Update the contract's ownership. The `action` to be provided can be either to propose transferring ownership to an account, accept a pending ownership transfer, or renounce the ownership permanently. */
  updateOwnership = async (action: Action, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_ownership: action
    }, fee_, memo_, funds_);
  };
}