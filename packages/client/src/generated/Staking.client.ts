// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { ExecuteResult } from "@cosmjs/cosmwasm";
import type { Coin, StdFee } from "@cosmjs/amino";
import type { Executes, Queries } from "../wasm.js";
import type { Token, Addr, Uint128, InstantiateMsg, ExecuteMsg, Sibling, Fraction, Binary, PoolRef, Cw20ReceiveMsg, QueryMsg, MigrateMsg, AdminResponse, ConfigResponse, DelegationsResponse, DelegationInfo, HooksResponse, MemberListResponse, Member, MemberResponse, Expiration, Timestamp, OwnershipForString, PoolResponse, NextCommission, PositionsResponse, PositionInfo, SolvencyResponse, Ledger, TopicStakesResponse, TotalWeightResponse, UnbondingsResponse, UnbondingInfo } from "./Staking.types.js";
export interface StakingReadOnlyInterface {
  contractAddress: string;
  ownership: () => Promise<OwnershipForString>;
  config: () => Promise<ConfigResponse>;
  pool: ({
    reputer,
    topicId
  }: {
    reputer: string;
    topicId: number;
  }) => Promise<PoolResponse>;
  topicStakes: ({
    limit,
    startAfter,
    topicId
  }: {
    limit?: number | undefined;
    startAfter?: number | undefined;
    topicId: number;
  }) => Promise<TopicStakesResponse>;
  positions: ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number | undefined;
    owner: string;
    startAfter?: PoolRef | undefined;
  }) => Promise<PositionsResponse>;
  delegations: ({
    limit,
    reputer,
    startAfter,
    topicId
  }: {
    limit?: number | undefined;
    reputer: string;
    startAfter?: string | undefined;
    topicId: number;
  }) => Promise<DelegationsResponse>;
  unbondings: ({
    owner,
    reputer,
    topicId
  }: {
    owner: string;
    reputer?: string | undefined;
    topicId: number;
  }) => Promise<UnbondingsResponse>;
  solvency: () => Promise<SolvencyResponse>;
  member: ({
    addr,
    atHeight
  }: {
    addr: string;
    atHeight?: number | undefined;
  }) => Promise<MemberResponse>;
  listMembers: ({
    limit,
    startAfter
  }: {
    limit?: number | undefined;
    startAfter?: string | undefined;
  }) => Promise<MemberListResponse>;
  totalWeight: ({
    atHeight
  }: {
    atHeight?: number | undefined;
  }) => Promise<TotalWeightResponse>;
  hooks: () => Promise<HooksResponse>;
  admin: () => Promise<AdminResponse>;
}
export class StakingQueryClient implements StakingReadOnlyInterface {
  client: Queries;
  contractAddress: string;
  constructor(client: Queries, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.ownership = this.ownership.bind(this);
    this.config = this.config.bind(this);
    this.pool = this.pool.bind(this);
    this.topicStakes = this.topicStakes.bind(this);
    this.positions = this.positions.bind(this);
    this.delegations = this.delegations.bind(this);
    this.unbondings = this.unbondings.bind(this);
    this.solvency = this.solvency.bind(this);
    this.member = this.member.bind(this);
    this.listMembers = this.listMembers.bind(this);
    this.totalWeight = this.totalWeight.bind(this);
    this.hooks = this.hooks.bind(this);
    this.admin = this.admin.bind(this);
  }
  /** Who governs: the registry's answer. */
  ownership = async (): Promise<OwnershipForString> => {
    return this.client.queryContractSmart(this.contractAddress, {
      ownership: {}
    });
  };
  /** Token and siblings. */
  config = async (): Promise<ConfigResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  /** A reputer's pool in a topic. */
  pool = async ({
    reputer,
    topicId
  }: {
    reputer: string;
    topicId: number;
  }): Promise<PoolResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      pool: {
        reputer,
        topic_id: topicId
      }
    });
  };
  /** The pools of a topic, ascending by reputer id, and their sum. */
  topicStakes = async ({
    limit,
    startAfter,
    topicId
  }: {
    limit?: number | undefined;
    startAfter?: number | undefined;
    topicId: number;
  }): Promise<TopicStakesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      topic_stakes: {
        limit,
        start_after: startAfter,
        topic_id: topicId
      }
    });
  };
  /** What an account has, own stake and delegations, ascending by topic, where it has something. */
  positions = async ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number | undefined;
    owner: string;
    startAfter?: PoolRef | undefined;
  }): Promise<PositionsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      positions: {
        limit,
        owner,
        start_after: startAfter
      }
    });
  };
  /** Who delegates to a reputer, ascending by address. */
  delegations = async ({
    limit,
    reputer,
    startAfter,
    topicId
  }: {
    limit?: number | undefined;
    reputer: string;
    startAfter?: string | undefined;
    topicId: number;
  }): Promise<DelegationsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      delegations: {
        limit,
        reputer,
        start_after: startAfter,
        topic_id: topicId
      }
    });
  };
  /** What an account is unbonding from a pool, in the order of asking; at most 16. */
  unbondings = async ({
    owner,
    reputer,
    topicId
  }: {
    owner: string;
    reputer?: string | undefined;
    topicId: number;
  }): Promise<UnbondingsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      unbondings: {
        owner,
        reputer,
        topic_id: topicId
      }
    });
  };
  /** What the contract owes and has. */
  solvency = async (): Promise<SolvencyResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      solvency: {}
    });
  };
  /** A member's weight, of cw4; `None` for who has none. */
  member = async ({
    addr,
    atHeight
  }: {
    addr: string;
    atHeight?: number | undefined;
  }): Promise<MemberResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      member: {
        addr,
        at_height: atHeight
      }
    });
  };
  /** Who has weight, ascending by address, of cw4. */
  listMembers = async ({
    limit,
    startAfter
  }: {
    limit?: number | undefined;
    startAfter?: string | undefined;
  }): Promise<MemberListResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      list_members: {
        limit,
        start_after: startAfter
      }
    });
  };
  /** The weight of all members, of cw4. */
  totalWeight = async ({
    atHeight
  }: {
    atHeight?: number | undefined;
  }): Promise<TotalWeightResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      total_weight: {
        at_height: atHeight
      }
    });
  };
  /** Who is told of changes, of cw4. */
  hooks = async (): Promise<HooksResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      hooks: {}
    });
  };
  /** Who may say who is told, of cw4: the suite's owner. */
  admin = async (): Promise<AdminResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      admin: {}
    });
  };
}
export interface StakingInterface extends StakingReadOnlyInterface {
  contractAddress: string;
  sender: string;
  wire: ({
    address,
    sibling
  }: {
    address: string;
    sibling: Sibling;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  registerReputer: ({
    topicId
  }: {
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  stake: ({
    beneficiary,
    topicId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  delegate: ({
    beneficiary,
    reputer,
    topicId
  }: {
    beneficiary?: string | undefined;
    reputer: string;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  unstake: ({
    amount,
    topicId
  }: {
    amount?: Uint128 | undefined;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  undelegate: ({
    amount,
    reputer,
    topicId
  }: {
    amount?: Uint128 | undefined;
    reputer: string;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
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
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  cancelUnstake: ({
    reputer,
    topicId,
    unbondingId
  }: {
    reputer?: string | undefined;
    topicId: number;
    unbondingId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  withdraw: ({
    beneficiary,
    reputer,
    topicId
  }: {
    beneficiary?: string | undefined;
    reputer?: string | undefined;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  setCommission: ({
    commission,
    topicId
  }: {
    commission: Fraction;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  addRewards: ({
    rewards,
    topicId
  }: {
    rewards: number[][];
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  refresh: ({
    member,
    positions
  }: {
    member: string;
    positions: PoolRef[];
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  addHook: ({
    addr
  }: {
    addr: string;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  removeHook: ({
    addr
  }: {
    addr: string;
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
}
export class StakingClient extends StakingQueryClient implements StakingInterface {
  override client: Executes;
  sender: string;
  override contractAddress: string;
  constructor(client: Executes, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
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
  wire = async ({
    address,
    sibling
  }: {
    address: string;
    sibling: Sibling;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      wire: {
        address,
        sibling
      }
    }, fee_, memo_, funds_);
  };
  /** Registers the sender as a reputer of a topic. It is for good, and costs nothing. */
  registerReputer = async ({
    topicId
  }: {
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      register_reputer: {
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Stakes the coin that comes with it; where the token is a cw20: `Send` it with [`ReceiveMsg::Stake`]. */
  stake = async ({
    beneficiary,
    topicId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      stake: {
        beneficiary,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Bonds the coin that comes with it in the pool of a reputer, for somebody else than him; where the token is a cw20: `Send` it with [`ReceiveMsg::Delegate`]. */
  delegate = async ({
    beneficiary,
    reputer,
    topicId
  }: {
    beneficiary?: string | undefined;
    reputer: string;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      delegate: {
        beneficiary,
        reputer,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Begins to unbond own stake. It counts for nothing from now on, and can be withdrawn when it has matured. */
  unstake = async ({
    amount,
    topicId
  }: {
    amount?: Uint128 | undefined;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      unstake: {
        amount,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Begins to unbond what the sender delegates to a reputer. */
  undelegate = async ({
    amount,
    reputer,
    topicId
  }: {
    amount?: Uint128 | undefined;
    reputer: string;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      undelegate: {
        amount,
        reputer,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Begins to move stake, own or delegated, to another pool: it unbonds, and the `Withdraw` after its maturity bonds it there. Nothing counts in two pools. */
  redelegate = async ({
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
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      redelegate: {
        amount,
        reputer,
        to_reputer: toReputer,
        to_topic_id: toTopicId,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Bonds again what was unbonding, matured or not. */
  cancelUnstake = async ({
    reputer,
    topicId,
    unbondingId
  }: {
    reputer?: string | undefined;
    topicId: number;
    unbondingId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      cancel_unstake: {
        reputer,
        topic_id: topicId,
        unbonding_id: unbondingId
      }
    }, fee_, memo_, funds_);
  };
  /** Pays out all that has matured, or bonds it where it was redelegated to. */
  withdraw = async ({
    beneficiary,
    reputer,
    topicId
  }: {
    beneficiary?: string | undefined;
    reputer?: string | undefined;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      withdraw: {
        beneficiary,
        reputer,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Sets what the sender keeps, as a reputer, of his delegators' rewards: 0 to 1. A lower commission acts at once, a higher one after the unbonding time, unless nobody ever had stake in his pool. */
  setCommission = async ({
    commission,
    topicId
  }: {
    commission: Fraction;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      set_commission: {
        commission,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Brings the coin that comes with it to pools, as rewards that enter evenly over the longer of an epoch and an emission period; rewards. Where the token is a cw20: it `Send`s with [`ReceiveMsg::AddRewards`]. */
  addRewards = async ({
    rewards,
    topicId
  }: {
    rewards: number[][];
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      add_rewards: {
        rewards,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Counts an account's stake anew for its votes, with what it has earned since it was counted last; anybody. */
  refresh = async ({
    member,
    positions
  }: {
    member: string;
    positions: PoolRef[];
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      refresh: {
        member,
        positions
      }
    }, fee_, memo_, funds_);
  };
  /** From now on a contract is told of every change of a member's weight, by cw4's `MemberChangedHook`; the owner. At most five are. */
  addHook = async ({
    addr
  }: {
    addr: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      add_hook: {
        addr
      }
    }, fee_, memo_, funds_);
  };
  /** It is no longer told; the owner. */
  removeHook = async ({
    addr
  }: {
    addr: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      remove_hook: {
        addr
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
}