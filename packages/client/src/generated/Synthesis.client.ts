// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { ExecuteResult } from "@cosmjs/cosmwasm";
import type { Coin, StdFee } from "@cosmjs/amino";
import type { Executes, Queries } from "../wasm.js";
import type { Token, Addr, InstantiateMsg, ExecuteMsg, Sibling, Pause, Entry, Decimal, HexBinary, Report, Uint128, Binary, ForecastElement, Parts, Cw20ReceiveMsg, QueryMsg, SeatKind, WorkersByOwnerStartAfter, Actor, Guards, MigrateMsg, CommitmentResponse, Committed, ConfigResponse, Event, DueResponse, TopicDue, Due, Outcome, Uint64, Truth, Failure, Shortfall, Basis, IntervalMethod, EpochTableResponse, EpochResult, Scored, NetworkInference, Interval, EpochTable, ForecasterRow, InfererRow, ReputerRow, Task, Payment, EpochState, Content, ExplainResponse, SeatedReport, Seat, SeatedEntry, Windows, HistoryResponse, WorkerEpoch, LeaderboardResponse, Leader, Phase, NetworkInferenceResponse, LastScored, NowResponse, You, May, Expiration, Timestamp, OwnershipForString, ReportsResponse, ReportInfo, ReputerResponse, Merit, ResultsResponse, EpochResultInfo, SolvencyResponse, Ledger, SubmissionsResponse, SubmissionInfo, SummariesResponse, Summary, Payee, UnpaidResponse, UnpaidInfo, UnpaidRecord, SettlementEntry, WeightSeriesResponse, EpochWeights, WorkerResponse, WorkersByOwnerResponse, WouldAdmitResponse } from "./Synthesis.types.js";
export interface SynthesisReadOnlyInterface {
  contractAddress: string;
  ownership: () => Promise<OwnershipForString>;
  config: () => Promise<ConfigResponse>;
  now: ({
    address,
    topicId
  }: {
    address?: string | undefined;
    topicId: number;
  }) => Promise<NowResponse>;
  wouldAdmit: ({
    address,
    epochId,
    seat,
    topicId
  }: {
    address: string;
    epochId?: number | undefined;
    seat: SeatKind;
    topicId: number;
  }) => Promise<WouldAdmitResponse>;
  networkInference: ({
    epochId,
    guards,
    topicId
  }: {
    epochId?: number | undefined;
    guards?: Guards | undefined;
    topicId: number;
  }) => Promise<NetworkInferenceResponse>;
  summaries: ({
    topics
  }: {
    topics: number[];
  }) => Promise<SummariesResponse>;
  results: ({
    limit,
    startBefore,
    topicId
  }: {
    limit?: number | undefined;
    startBefore?: number | undefined;
    topicId: number;
  }) => Promise<ResultsResponse>;
  weightSeries: ({
    limit,
    startBefore,
    topicId
  }: {
    limit?: number | undefined;
    startBefore?: number | undefined;
    topicId: number;
  }) => Promise<WeightSeriesResponse>;
  epochTable: ({
    epochId,
    topicId
  }: {
    epochId: number;
    topicId: number;
  }) => Promise<EpochTableResponse>;
  submissions: ({
    epochId,
    limit,
    startAfter,
    topicId
  }: {
    epochId: number;
    limit?: number | undefined;
    startAfter?: number | undefined;
    topicId: number;
  }) => Promise<SubmissionsResponse>;
  reports: ({
    epochId,
    topicId
  }: {
    epochId: number;
    topicId: number;
  }) => Promise<ReportsResponse>;
  commitment: ({
    epochId,
    topicId,
    workerId
  }: {
    epochId: number;
    topicId: number;
    workerId: number;
  }) => Promise<CommitmentResponse>;
  leaderboard: ({
    limit,
    seat,
    startAfter,
    topicId
  }: {
    limit?: number | undefined;
    seat: SeatKind;
    startAfter?: number | undefined;
    topicId: number;
  }) => Promise<LeaderboardResponse>;
  worker: ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }) => Promise<WorkerResponse>;
  workerByOperator: ({
    operator,
    topicId
  }: {
    operator: string;
    topicId: number;
  }) => Promise<WorkerResponse>;
  reputer: ({
    reputerId,
    topicId
  }: {
    reputerId: number;
    topicId: number;
  }) => Promise<ReputerResponse>;
  history: ({
    limit,
    startBefore,
    topicId,
    workerId
  }: {
    limit?: number | undefined;
    startBefore?: number | undefined;
    topicId: number;
    workerId: number;
  }) => Promise<HistoryResponse>;
  workersByOwner: ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number | undefined;
    owner: string;
    startAfter?: WorkersByOwnerStartAfter | undefined;
  }) => Promise<WorkersByOwnerResponse>;
  explain: ({
    actor,
    epochId,
    topicId
  }: {
    actor: Actor;
    epochId: number;
    topicId: number;
  }) => Promise<ExplainResponse>;
  unpaid: ({
    limit,
    startAfter,
    topicId
  }: {
    limit?: number | undefined;
    startAfter?: number | undefined;
    topicId: number;
  }) => Promise<UnpaidResponse>;
  due: ({
    limit,
    startAfter
  }: {
    limit?: number | undefined;
    startAfter?: number | undefined;
  }) => Promise<DueResponse>;
  solvency: () => Promise<SolvencyResponse>;
}
export class SynthesisQueryClient implements SynthesisReadOnlyInterface {
  client: Queries;
  contractAddress: string;
  constructor(client: Queries, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.ownership = this.ownership.bind(this);
    this.config = this.config.bind(this);
    this.now = this.now.bind(this);
    this.wouldAdmit = this.wouldAdmit.bind(this);
    this.networkInference = this.networkInference.bind(this);
    this.summaries = this.summaries.bind(this);
    this.results = this.results.bind(this);
    this.weightSeries = this.weightSeries.bind(this);
    this.epochTable = this.epochTable.bind(this);
    this.submissions = this.submissions.bind(this);
    this.reports = this.reports.bind(this);
    this.commitment = this.commitment.bind(this);
    this.leaderboard = this.leaderboard.bind(this);
    this.worker = this.worker.bind(this);
    this.workerByOperator = this.workerByOperator.bind(this);
    this.reputer = this.reputer.bind(this);
    this.history = this.history.bind(this);
    this.workersByOwner = this.workersByOwner.bind(this);
    this.explain = this.explain.bind(this);
    this.unpaid = this.unpaid.bind(this);
    this.due = this.due.bind(this);
    this.solvency = this.solvency.bind(this);
  }
  /** Who governs: the registry's answer. */
  ownership = async (): Promise<OwnershipForString> => {
    return this.client.queryContractSmart(this.contractAddress, {
      ownership: {}
    });
  };
  /** Where everything is, and what is paused. */
  config = async (): Promise<ConfigResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  /** What a topic takes now, of whom, until when; and what of it concerns an address. */
  now = async ({
    address,
    topicId
  }: {
    address?: string | undefined;
    topicId: number;
  }): Promise<NowResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      now: {
        address,
        topic_id: topicId
      }
    });
  };
  /** Whether somebody would get a seat if he sent something now; what he has to expect. */
  wouldAdmit = async ({
    address,
    epochId,
    seat,
    topicId
  }: {
    address: string;
    epochId?: number | undefined;
    seat: SeatKind;
    topicId: number;
  }): Promise<WouldAdmitResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      would_admit: {
        address,
        epoch_id: epochId,
        seat,
        topic_id: topicId
      }
    });
  };
  /** The network inference of an epoch, or the newest, if it is good enough. A violated guard is an error. */
  networkInference = async ({
    epochId,
    guards,
    topicId
  }: {
    epochId?: number | undefined;
    guards?: Guards | undefined;
    topicId: number;
  }): Promise<NetworkInferenceResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      network_inference: {
        epoch_id: epochId,
        guards,
        topic_id: topicId
      }
    });
  };
  /** A line about each of these topics, at most 30, in the order asked for. */
  summaries = async ({
    topics
  }: {
    topics: number[];
  }): Promise<SummariesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      summaries: {
        topics
      }
    });
  };
  /** What epochs left behind, newest first. */
  results = async ({
    limit,
    startBefore,
    topicId
  }: {
    limit?: number | undefined;
    startBefore?: number | undefined;
    topicId: number;
  }): Promise<ResultsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      results: {
        limit,
        start_before: startBefore,
        topic_id: topicId
      }
    });
  };
  /** The weights of all workers over epochs, newest first; of the epochs whose table is kept. */
  weightSeries = async ({
    limit,
    startBefore,
    topicId
  }: {
    limit?: number | undefined;
    startBefore?: number | undefined;
    topicId: number;
  }): Promise<WeightSeriesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      weight_series: {
        limit,
        start_before: startBefore,
        topic_id: topicId
      }
    });
  };
  /** Everybody's numbers in an epoch; of one that is closed and not settled: what is known so far. */
  epochTable = async ({
    epochId,
    topicId
  }: {
    epochId: number;
    topicId: number;
  }): Promise<EpochTableResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      epoch_table: {
        epoch_id: epochId,
        topic_id: topicId
      }
    });
  };
  /** What workers sent for an epoch that is not settled, ascending by id; commitments without their content. */
  submissions = async ({
    epochId,
    limit,
    startAfter,
    topicId
  }: {
    epochId: number;
    limit?: number | undefined;
    startAfter?: number | undefined;
    topicId: number;
  }): Promise<SubmissionsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      submissions: {
        epoch_id: epochId,
        limit,
        start_after: startAfter,
        topic_id: topicId
      }
    });
  };
  /** The seated reports of an epoch, ascending by id; of a settled one from its table. */
  reports = async ({
    epochId,
    topicId
  }: {
    epochId: number;
    topicId: number;
  }): Promise<ReportsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      reports: {
        epoch_id: epochId,
        topic_id: topicId
      }
    });
  };
  /** What a worker committed for an epoch, and whether he revealed it. */
  commitment = async ({
    epochId,
    topicId,
    workerId
  }: {
    epochId: number;
    topicId: number;
    workerId: number;
  }): Promise<CommitmentResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      commitment: {
        epoch_id: epochId,
        topic_id: topicId,
        worker_id: workerId
      }
    });
  };
  /** The best by merit, of 500 participants at a time, ascending by id from `start_after`. */
  leaderboard = async ({
    limit,
    seat,
    startAfter,
    topicId
  }: {
    limit?: number | undefined;
    seat: SeatKind;
    startAfter?: number | undefined;
    topicId: number;
  }): Promise<LeaderboardResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      leaderboard: {
        limit,
        seat,
        start_after: startAfter,
        topic_id: topicId
      }
    });
  };
  /** A worker: whose he is, his deposit, his merits. */
  worker = async ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }): Promise<WorkerResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      worker: {
        topic_id: topicId,
        worker_id: workerId
      }
    });
  };
  /** The worker whose key an address is or was. */
  workerByOperator = async ({
    operator,
    topicId
  }: {
    operator: string;
    topicId: number;
  }): Promise<WorkerResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      worker_by_operator: {
        operator,
        topic_id: topicId
      }
    });
  };
  /** A reputer as the scores know him. */
  reputer = async ({
    reputerId,
    topicId
  }: {
    reputerId: number;
    topicId: number;
  }): Promise<ReputerResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      reputer: {
        reputer_id: reputerId,
        topic_id: topicId
      }
    });
  };
  /** What a worker did epoch by epoch, newest first; of the epochs whose table is kept. */
  history = async ({
    limit,
    startBefore,
    topicId,
    workerId
  }: {
    limit?: number | undefined;
    startBefore?: number | undefined;
    topicId: number;
    workerId: number;
  }): Promise<HistoryResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      history: {
        limit,
        start_before: startBefore,
        topic_id: topicId,
        worker_id: workerId
      }
    });
  };
  /** The workers of an owner, ascending by topic and id. */
  workersByOwner = async ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number | undefined;
    owner: string;
    startAfter?: WorkersByOwnerStartAfter | undefined;
  }): Promise<WorkersByOwnerResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      workers_by_owner: {
        limit,
        owner,
        start_after: startAfter
      }
    });
  };
  /** Every number about somebody in an epoch, from his submission to his fraction and what he was paid. */
  explain = async ({
    actor,
    epochId,
    topicId
  }: {
    actor: Actor;
    epochId: number;
    topicId: number;
  }): Promise<ExplainResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      explain: {
        actor,
        epoch_id: epochId,
        topic_id: topicId
      }
    });
  };
  /** The epochs that were scored and are not paid, in the order of the timeline. */
  unpaid = async ({
    limit,
    startAfter,
    topicId
  }: {
    limit?: number | undefined;
    startAfter?: number | undefined;
    topicId: number;
  }): Promise<UnpaidResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      unpaid: {
        limit,
        start_after: startAfter,
        topic_id: topicId
      }
    });
  };
  /** What is due, for a keeper; topics ascending. */
  due = async ({
    limit,
    startAfter
  }: {
    limit?: number | undefined;
    startAfter?: number | undefined;
  }): Promise<DueResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      due: {
        limit,
        start_after: startAfter
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
export interface SynthesisInterface extends SynthesisReadOnlyInterface {
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
  registerWorker: ({
    owner,
    topicId
  }: {
    owner?: string | undefined;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  topUp: ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  leaveTopic: ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  withdrawDeposit: ({
    beneficiary,
    topicId,
    workerId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
    workerId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  rotateOperator: ({
    operator,
    topicId,
    workerId
  }: {
    operator?: string | undefined;
    topicId: number;
    workerId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  acceptOperator: ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  transferWorker: ({
    to,
    topicId,
    workerId
  }: {
    to?: string | undefined;
    topicId: number;
    workerId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  acceptWorker: ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  submit: ({
    entry,
    epochId,
    topicId,
    worker
  }: {
    entry: Entry;
    epochId: number;
    topicId: number;
    worker?: number | undefined;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  commit: ({
    commitment,
    epochId,
    parts,
    topicId,
    worker
  }: {
    commitment: HexBinary;
    epochId: number;
    parts: Parts;
    topicId: number;
    worker?: number | undefined;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  reveal: ({
    entry,
    epochId,
    salt,
    topicId,
    worker
  }: {
    entry: Entry;
    epochId: number;
    salt: HexBinary;
    topicId: number;
    worker?: number | undefined;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  report: ({
    epochId,
    report,
    topicId
  }: {
    epochId: number;
    report: Report;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  advance: ({
    limit,
    topicId
  }: {
    limit?: number | undefined;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  pay: ({
    epochId,
    topicId
  }: {
    epochId: number;
    topicId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
  sweepForfeits: (fee_?: number | StdFee | "auto", memo_?: string | undefined, funds_?: Coin[] | undefined) => Promise<ExecuteResult>;
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
export class SynthesisClient extends SynthesisQueryClient implements SynthesisInterface {
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
    this.registerWorker = this.registerWorker.bind(this);
    this.topUp = this.topUp.bind(this);
    this.leaveTopic = this.leaveTopic.bind(this);
    this.withdrawDeposit = this.withdrawDeposit.bind(this);
    this.rotateOperator = this.rotateOperator.bind(this);
    this.acceptOperator = this.acceptOperator.bind(this);
    this.transferWorker = this.transferWorker.bind(this);
    this.acceptWorker = this.acceptWorker.bind(this);
    this.submit = this.submit.bind(this);
    this.commit = this.commit.bind(this);
    this.reveal = this.reveal.bind(this);
    this.report = this.report.bind(this);
    this.advance = this.advance.bind(this);
    this.pay = this.pay.bind(this);
    this.sweepForfeits = this.sweepForfeits.bind(this);
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
  /** Pauses something; the registry. */
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
  /** Registers a worker; the sender becomes his operator. What is missing to the registration deposit comes with it, exactly: as a coin, or, where the token is a cw20, by `Send` on the token with [`ReceiveMsg::RegisterWorker`]. Who was registered before comes back as the worker he was. */
  registerWorker = async ({
    owner,
    topicId
  }: {
    owner?: string | undefined;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      register_worker: {
        owner,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Adds to a worker's deposit; anybody. */
  topUp = async ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      top_up: {
        topic_id: topicId,
        worker_id: workerId
      }
    }, fee_, memo_, funds_);
  };
  /** Takes a worker out; his owner. He may come back. */
  leaveTopic = async ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      leave_topic: {
        topic_id: topicId,
        worker_id: workerId
      }
    }, fee_, memo_, funds_);
  };
  /** Pays out the deposit of a worker who left; his owner. */
  withdrawDeposit = async ({
    beneficiary,
    topicId,
    workerId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
    workerId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      withdraw_deposit: {
        beneficiary,
        topic_id: topicId,
        worker_id: workerId
      }
    }, fee_, memo_, funds_);
  };
  /** Offers a worker to another key, which has to accept; his owner. */
  rotateOperator = async ({
    operator,
    topicId,
    workerId
  }: {
    operator?: string | undefined;
    topicId: number;
    workerId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      rotate_operator: {
        operator,
        topic_id: topicId,
        worker_id: workerId
      }
    }, fee_, memo_, funds_);
  };
  /** Becomes the operator of a worker that is offered to the sender. */
  acceptOperator = async ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      accept_operator: {
        topic_id: topicId,
        worker_id: workerId
      }
    }, fee_, memo_, funds_);
  };
  /** Offers a worker to another owner, who has to accept; his owner. */
  transferWorker = async ({
    to,
    topicId,
    workerId
  }: {
    to?: string | undefined;
    topicId: number;
    workerId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      transfer_worker: {
        to,
        topic_id: topicId,
        worker_id: workerId
      }
    }, fee_, memo_, funds_);
  };
  /** Becomes the owner of a worker that is offered to the sender. */
  acceptWorker = async ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      accept_worker: {
        topic_id: topicId,
        worker_id: workerId
      }
    }, fee_, memo_, funds_);
  };
  /** Submits in the open, where the topic has no reveal window; once per epoch. */
  submit = async ({
    entry,
    epochId,
    topicId,
    worker
  }: {
    entry: Entry;
    epochId: number;
    topicId: number;
    worker?: number | undefined;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      submit: {
        entry,
        epoch_id: epochId,
        topic_id: topicId,
        worker
      }
    }, fee_, memo_, funds_);
  };
  /** Submits a commitment, where the topic has a reveal window; once per epoch. */
  commit = async ({
    commitment,
    epochId,
    parts,
    topicId,
    worker
  }: {
    commitment: HexBinary;
    epochId: number;
    parts: Parts;
    topicId: number;
    worker?: number | undefined;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      commit: {
        commitment,
        epoch_id: epochId,
        parts,
        topic_id: topicId,
        worker
      }
    }, fee_, memo_, funds_);
  };
  /** Reveals a commitment; anybody who knows the entry and its salt. */
  reveal = async ({
    entry,
    epochId,
    salt,
    topicId,
    worker
  }: {
    entry: Entry;
    epochId: number;
    salt: HexBinary;
    topicId: number;
    worker?: number | undefined;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      reveal: {
        entry,
        epoch_id: epochId,
        salt,
        topic_id: topicId,
        worker
      }
    }, fee_, memo_, funds_);
  };
  /** Says what happened; a registered reputer with stake, once per epoch. */
  report = async ({
    epochId,
    report,
    topicId
  }: {
    epochId: number;
    report: Report;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      report: {
        epoch_id: epochId,
        report,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Carries out what is due in a topic, in the order of its timeline; anybody. Nothing due is no error. */
  advance = async ({
    limit,
    topicId
  }: {
    limit?: number | undefined;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      advance: {
        limit,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Has an epoch paid that was scored: the one that waits in front, or any that is parked; anybody. `Advance` does it unasked, where it failed once a day until the epoch is parked. */
  pay = async ({
    epochId,
    topicId
  }: {
    epochId: number;
    topicId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      pay: {
        epoch_id: epochId,
        topic_id: topicId
      }
    }, fee_, memo_, funds_);
  };
  /** Sends what was forfeited to the treasury; anybody. */
  sweepForfeits = async (fee_: number | StdFee | "auto" = "auto", memo_?: string | undefined, funds_?: Coin[] | undefined): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      sweep_forfeits: {}
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