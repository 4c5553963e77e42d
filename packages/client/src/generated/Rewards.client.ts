// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { ExecuteResult } from "@cosmjs/cosmwasm";
import type { Coin, StdFee } from "@cosmjs/amino";
import type { Executes, Queries } from "../wasm.js";
import type { Token, Addr, InstantiateMsg, ExecuteMsg, Sibling, Pause, Income, Uint64, Payee, Uint128, Binary, Settlement, SettlementEntry, WorkerRef, Cw20ReceiveMsg, QueryMsg, Actor, MigrateMsg, BalancesResponse, WorkerBalanceInfo, WorkerBalance, ConfigResponse, ExplainPaymentResponse, PaymentPart, SettlementInfo, RolePayment, ForecastResponse, ForecastPeriod, Minting, Decimal, OverviewResponse, Month, Expiration, Timestamp, OwnershipForString, SettlementResponse, SettlementsResponse, SolvencyResponse, Ledger, TopicFundingsResponse, TopicFunding, Inflow, WeightRow, WorkerBalanceResponse } from "./Rewards.types.js";
export interface RewardsReadOnlyInterface {
  contractAddress: string;
  ownership: () => Promise<OwnershipForString>;
  config: () => Promise<ConfigResponse>;
  balances: ({
    account,
    limit,
    startAfter
  }: {
    account: string;
    limit?: number | undefined;
    startAfter?: WorkerRef | undefined;
  }) => Promise<BalancesResponse>;
  workerBalance: ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }) => Promise<WorkerBalanceResponse>;
  topicFundings: ({
    limit,
    startAfter,
    topicIds
  }: {
    limit?: number | undefined;
    startAfter?: number | undefined;
    topicIds?: number[] | undefined;
  }) => Promise<TopicFundingsResponse>;
  settlement: ({
    epochId,
    topicId
  }: {
    epochId: number;
    topicId: number;
  }) => Promise<SettlementResponse>;
  settlements: ({
    limit,
    startBefore,
    topicId
  }: {
    limit?: number | undefined;
    startBefore?: number | undefined;
    topicId: number;
  }) => Promise<SettlementsResponse>;
  explainPayment: ({
    actor,
    epochId,
    topicId
  }: {
    actor: Actor;
    epochId: number;
    topicId: number;
  }) => Promise<ExplainPaymentResponse>;
  overview: () => Promise<OverviewResponse>;
  forecast: ({
    periods,
    topicId
  }: {
    periods?: number | undefined;
    topicId: number;
  }) => Promise<ForecastResponse>;
  solvency: () => Promise<SolvencyResponse>;
}
export class RewardsQueryClient implements RewardsReadOnlyInterface {
  client: Queries;
  contractAddress: string;
  constructor(client: Queries, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.ownership = this.ownership.bind(this);
    this.config = this.config.bind(this);
    this.balances = this.balances.bind(this);
    this.workerBalance = this.workerBalance.bind(this);
    this.topicFundings = this.topicFundings.bind(this);
    this.settlement = this.settlement.bind(this);
    this.settlements = this.settlements.bind(this);
    this.explainPayment = this.explainPayment.bind(this);
    this.overview = this.overview.bind(this);
    this.forecast = this.forecast.bind(this);
    this.solvency = this.solvency.bind(this);
  }
  /** Who governs: the registry's answer. */
  ownership = async (): Promise<OwnershipForString> => {
    return this.client.queryContractSmart(this.contractAddress, {
      ownership: {}
    });
  };
  /** Token, siblings, periods. */
  config = async (): Promise<ConfigResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  /** What an account has coming: what is credited to it, and what its workers earned, ascending by topic and worker. */
  balances = async ({
    account,
    limit,
    startAfter
  }: {
    account: string;
    limit?: number | undefined;
    startAfter?: WorkerRef | undefined;
  }): Promise<BalancesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      balances: {
        account,
        limit,
        start_after: startAfter
      }
    });
  };
  /** What a worker has coming. */
  workerBalance = async ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }): Promise<WorkerBalanceResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      worker_balance: {
        topic_id: topicId,
        worker_id: workerId
      }
    });
  };
  /** The money of topics and their weight: of those asked for, or of all that were ever touched, ascending. */
  topicFundings = async ({
    limit,
    startAfter,
    topicIds
  }: {
    limit?: number | undefined;
    startAfter?: number | undefined;
    topicIds?: number[] | undefined;
  }): Promise<TopicFundingsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      topic_fundings: {
        limit,
        start_after: startAfter,
        topic_ids: topicIds
      }
    });
  };
  /** What an epoch was paid. */
  settlement = async ({
    epochId,
    topicId
  }: {
    epochId: number;
    topicId: number;
  }): Promise<SettlementResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      settlement: {
        epoch_id: epochId,
        topic_id: topicId
      }
    });
  };
  /** What the epochs of a topic were paid, newest epoch first. */
  settlements = async ({
    limit,
    startBefore,
    topicId
  }: {
    limit?: number | undefined;
    startBefore?: number | undefined;
    topicId: number;
  }): Promise<SettlementsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      settlements: {
        limit,
        start_before: startBefore,
        topic_id: topicId
      }
    });
  };
  /** What somebody got for an epoch, with every term. */
  explainPayment = async ({
    actor,
    epochId,
    topicId
  }: {
    actor: Actor;
    epochId: number;
    topicId: number;
  }): Promise<ExplainPaymentResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      explain_payment: {
        actor,
        epoch_id: epochId,
        topic_id: topicId
      }
    });
  };
  /** The month's emission with all its terms, the treasury, the supply. */
  overview = async (): Promise<OverviewResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      overview: {}
    });
  };
  /** What the next periods have for a topic, if nobody does anything but begin them. */
  forecast = async ({
    periods,
    topicId
  }: {
    periods?: number | undefined;
    topicId: number;
  }): Promise<ForecastResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      forecast: {
        periods,
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
}
export interface RewardsInterface extends RewardsReadOnlyInterface {
  contractAddress: string;
  sender: string;
  wire: ({
    address,
    sibling
  }: {
    address: string;
    sibling: Sibling;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  setPause: ({
    until,
    what
  }: {
    until: number;
    what: Pause;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  fund: ({
    beneficiary,
    topicId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  deposit: ({
    income
  }: {
    income: Income;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  touch: ({
    topicId
  }: {
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  roll: ({
    limit
  }: {
    limit?: number | undefined;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
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
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  claim: ({
    beneficiary,
    workers
  }: {
    beneficiary?: string | undefined;
    workers: WorkerRef[];
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  close: ({
    topicId
  }: {
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  sweepSurplus: (fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
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
export class RewardsClient extends RewardsQueryClient implements RewardsInterface {
  override client: Executes;
  sender: string;
  override contractAddress: string;
  constructor(client: Executes, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
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
  /** Pauses the claims, or lifts their pause; the registry. */
  setPause = async ({
    until,
    what
  }: {
    until: number;
    what: Pause;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      set_pause: {
        until,
        what
      }
    }, fee_, memo_, funds_);
  };
  /** Pays the coin that comes with it into a topic; anybody. Where the token is a cw20: `Send` it with [`ReceiveMsg::Fund`]. */
  fund = async ({
    beneficiary,
    topicId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      fund: {
        beneficiary,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Brings the coin that comes with it to the treasury. Where the token is a cw20: `Send` it with [`ReceiveMsg::Deposit`]. */
  deposit = async ({
    income
  }: {
    income: Income;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      deposit: {
        income
      }
    }, fee_, memo_, funds_);
  };
  /** Sets a topic's weight for the periods to come, from its stake and funding of now; anybody. */
  touch = async ({
    topicId
  }: {
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      touch: {
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Begins the emission periods that are due, oldest first; anybody. */
  roll = async ({
    limit
  }: {
    limit?: number | undefined;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      roll: {
        limit
      }
    }, fee_, memo_, funds_);
  };
  /** Pays an epoch; synthesis. */
  settle = async ({
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
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
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
    }, fee_, memo_, funds_);
  };
  /** Pays out what the sender's workers earned, as inferers and forecasters, and what is credited to himself, in one payment. The sender owns all of the workers. */
  claim = async ({
    beneficiary,
    workers
  }: {
    beneficiary?: string | undefined;
    workers: WorkerRef[];
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      claim: {
        beneficiary,
        workers
      }
    }, fee_, memo_, funds_);
  };
  /** Moves what is left in a retired topic to the treasury, once nothing is open or unpaid in it; anybody. */
  close = async ({
    topicId
  }: {
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      close: {
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Moves tokens that were sent by mistake to the treasury; the owner. */
  sweepSurplus = async (fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      sweep_surplus: {}
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