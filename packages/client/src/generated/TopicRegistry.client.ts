// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { ExecuteResult } from "@cosmjs/cosmwasm";
import type { Coin, StdFee } from "@cosmjs/amino";
import type { Executes, Queries } from "../wasm.js";
import type { Uint128, NewToken, InstantiateMsg, CodeIds, SuiteParams, Cw20Coin, ExecuteMsg, Decimal, RegretScale, Policy, Answer, LossFunction, RuleKind, TruthMode, Role, Pause, Binary, Action, Expiration, Timestamp, NewTopic, Metadata, TopicParams, Terms, Bounds, Schedule, Tuning, MeritRules, MeritParams, RegretParams, RewardParams, Curve, Topic, SuiteParamsUpdate, Cw20ReceiveMsg, QueryMsg, TopicState, MigrateMsg, AllowedResponse, Addr, ListResponse, OwnershipForString, Token, SuiteResponse, SuiteContract, PauseInfo, TopicResponse, VersionForTopicParams, TopicsResponse } from "./TopicRegistry.types.js";
export interface TopicRegistryReadOnlyInterface {
  contractAddress: string;
  topic: ({
    topicId
  }: {
    topicId: number;
  }) => Promise<TopicResponse>;
  topics: ({
    creator,
    limit,
    rule,
    startAfter,
    state
  }: {
    creator?: string | undefined;
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
  topics = async ({
    creator,
    limit,
    rule,
    startAfter,
    state
  }: {
    creator?: string | undefined;
    limit?: number | undefined;
    rule?: RuleKind | undefined;
    startAfter?: number | undefined;
    state?: TopicState | undefined;
  }): Promise<TopicsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      topics: {
        creator,
        limit,
        rule,
        start_after: startAfter,
        state
      }
    });
  };
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
  suite = async (): Promise<SuiteResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      suite: {}
    });
  };
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
  updateParams: ({
    params,
    treasury
  }: {
    params: SuiteParamsUpdate;
    treasury?: string | undefined;
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
    this.updateParams = this.updateParams.bind(this);
    this.setGuardian = this.setGuardian.bind(this);
    this.pause = this.pause.bind(this);
    this.unpause = this.unpause.bind(this);
    this.receive = this.receive.bind(this);
    this.updateOwnership = this.updateOwnership.bind(this);
  }
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
  updateParams = async ({
    params,
    treasury
  }: {
    params: SuiteParamsUpdate;
    treasury?: string | undefined;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_params: {
        params,
        treasury
      }
    }, fee_, memo_, funds_);
  };
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
  updateOwnership = async (action: Action, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_ownership: action
    }, fee_, memo_, funds_);
  };
}