// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Coin } from "@cosmjs/amino";
import type { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import type { Token, Addr, InstantiateMsg, ExecuteMsg, Sibling, Pause, Entry, Decimal, HexBinary, Report, Uint128, Binary, ForecastElement, Parts, Cw20ReceiveMsg, QueryMsg, SeatKind, WorkersByOwnerStartAfter, Actor, Guards, MigrateMsg, CommitmentResponse, Committed, ConfigResponse, Event, DueResponse, TopicDue, Due, Outcome, Uint64, Truth, Failure, Shortfall, Basis, IntervalMethod, EpochTableResponse, EpochResult, Scored, NetworkInference, Interval, EpochTable, ForecasterRow, InfererRow, ReputerRow, Task, Payment, EpochState, Content, ExplainResponse, SeatedReport, Seat, SeatedEntry, Windows, HistoryResponse, WorkerEpoch, LeaderboardResponse, Leader, Phase, NetworkInferenceResponse, LastScored, NowResponse, You, May, Expiration, Timestamp, OwnershipForString, ReportsResponse, ReportInfo, ReputerResponse, Merit, ResultsResponse, EpochResultInfo, SolvencyResponse, Ledger, SubmissionsResponse, SubmissionInfo, SummariesResponse, Summary, Payee, UnpaidResponse, UnpaidInfo, UnpaidRecord, SettlementEntry, WeightSeriesResponse, EpochWeights, WorkerResponse, WorkersByOwnerResponse, WouldAdmitResponse } from "./Synthesis.types.js";
export interface SynthesisMsg {
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
  registerWorker: ({
    owner,
    topicId
  }: {
    owner?: string | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  topUp: ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  leaveTopic: ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  withdrawDeposit: ({
    beneficiary,
    topicId,
    workerId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  rotateOperator: ({
    operator,
    topicId,
    workerId
  }: {
    operator?: string | undefined;
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  acceptOperator: ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  transferWorker: ({
    to,
    topicId,
    workerId
  }: {
    to?: string | undefined;
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  acceptWorker: ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
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
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
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
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
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
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  report: ({
    epochId,
    report,
    topicId
  }: {
    epochId: number;
    report: Report;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  advance: ({
    limit,
    topicId
  }: {
    limit?: number | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  pay: ({
    epochId,
    topicId
  }: {
    epochId: number;
    topicId: number;
  }, funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
  sweepForfeits: (funds_?: Coin[] | undefined) => MsgExecuteContractEncodeObject;
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
export class SynthesisMsgComposer implements SynthesisMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
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
  /** Pauses something; the registry. */
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
  /** Registers a worker; the sender becomes his operator. What is missing to the registration deposit comes with it, exactly: as a coin, or, where the token is a cw20, by `Send` on the token with [`ReceiveMsg::RegisterWorker`]. Who was registered before comes back as the worker he was. */
  registerWorker = ({
    owner,
    topicId
  }: {
    owner?: string | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          register_worker: {
            owner,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Adds to a worker's deposit; anybody. */
  topUp = ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          top_up: {
            topic_id: topicId,
            worker_id: workerId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Takes a worker out; his owner. He may come back. */
  leaveTopic = ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          leave_topic: {
            topic_id: topicId,
            worker_id: workerId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Pays out the deposit of a worker who left; his owner. */
  withdrawDeposit = ({
    beneficiary,
    topicId,
    workerId
  }: {
    beneficiary?: string | undefined;
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          withdraw_deposit: {
            beneficiary,
            topic_id: topicId,
            worker_id: workerId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Offers a worker to another key, which has to accept; his owner. */
  rotateOperator = ({
    operator,
    topicId,
    workerId
  }: {
    operator?: string | undefined;
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          rotate_operator: {
            operator,
            topic_id: topicId,
            worker_id: workerId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Becomes the operator of a worker that is offered to the sender. */
  acceptOperator = ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          accept_operator: {
            topic_id: topicId,
            worker_id: workerId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Offers a worker to another owner, who has to accept; his owner. */
  transferWorker = ({
    to,
    topicId,
    workerId
  }: {
    to?: string | undefined;
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          transfer_worker: {
            to,
            topic_id: topicId,
            worker_id: workerId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Becomes the owner of a worker that is offered to the sender. */
  acceptWorker = ({
    topicId,
    workerId
  }: {
    topicId: number;
    workerId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          accept_worker: {
            topic_id: topicId,
            worker_id: workerId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Submits in the open, where the topic has no reveal window; once per epoch. */
  submit = ({
    entry,
    epochId,
    topicId,
    worker
  }: {
    entry: Entry;
    epochId: number;
    topicId: number;
    worker?: number | undefined;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          submit: {
            entry,
            epoch_id: epochId,
            topic_id: topicId,
            worker
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Submits a commitment, where the topic has a reveal window; once per epoch. */
  commit = ({
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
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          commit: {
            commitment,
            epoch_id: epochId,
            parts,
            topic_id: topicId,
            worker
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Reveals a commitment; anybody who knows the entry and its salt. */
  reveal = ({
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
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          reveal: {
            entry,
            epoch_id: epochId,
            salt,
            topic_id: topicId,
            worker
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Says what happened; a registered reputer with stake, once per epoch. */
  report = ({
    epochId,
    report,
    topicId
  }: {
    epochId: number;
    report: Report;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          report: {
            epoch_id: epochId,
            report,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Carries out what is due in a topic, in the order of its timeline; anybody. Nothing due is no error. */
  advance = ({
    limit,
    topicId
  }: {
    limit?: number | undefined;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          advance: {
            limit,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Has an epoch paid that was scored: the one that waits in front, or any that is parked; anybody. `Advance` does it unasked, where it failed once a day until the epoch is parked. */
  pay = ({
    epochId,
    topicId
  }: {
    epochId: number;
    topicId: number;
  }, funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          pay: {
            epoch_id: epochId,
            topic_id: topicId
          }
        })),
        funds: funds_ ?? []
      })
    };
  };
  /** Sends what was forfeited to the treasury; anybody. */
  sweepForfeits = (funds_?: Coin[] | undefined): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          sweep_forfeits: {}
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