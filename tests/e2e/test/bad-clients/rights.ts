/** What somebody has no right to do: the registry's, the owner's, a creator's, a worker's owner's, the admin's. */

import { toUtf8 } from "@cosmjs/encoding";
import { MsgClearAdmin, MsgMigrateContract, MsgUpdateAdmin } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Attempt } from "../../src/refusals.js";
import type { Name } from "../../src/suite.js";
import { newTopic } from "../../src/topic.js";
import type { World } from "./world.js";

const SCHEDULE = { epoch_length: 60, worker_submission_window: 30, reveal_window: 0, ground_truth_lag: 30, report_window: 30 };

/** Messages for the registry only, sent by a stranger and by the suite's owner. */
export function forTheRegistryOnly(world: World): Attempt[] {
  const { synthesis, staking, rewards, registry } = world.contracts;
  return (["bob", "owner"] as const).flatMap((by) => [
    world.attempt(`${by} wires synthesis`, by, synthesis, { wire: { sibling: "rewards", address: registry } }, "unauthorized"),
    world.attempt(`${by} wires synthesis anew`, by, synthesis, { wire: { sibling: "staking", address: registry } }, "unauthorized"),
    world.attempt(`${by} wires staking`, by, staking, { wire: { sibling: "synthesis", address: registry } }, "unauthorized"),
    world.attempt(`${by} wires rewards anew`, by, rewards, { wire: { sibling: "staking", address: registry } }, "unauthorized"),
    world.attempt(`${by} pauses rewards himself`, by, rewards, { set_pause: { what: "payouts", until: 4102444800 } }, "unauthorized"),
    world.attempt(`${by} pauses synthesis himself`, by, synthesis, { set_pause: { what: "submissions", until: 4102444800 } }, "unauthorized"),
  ]);
}

/** The owner's and the creator's messages, sent by a worker. */
export function ofTheOwner(world: World): Attempt[] {
  const { registry } = world.contracts;
  const bob = world.suite.address("bob");
  const topic_id = 1;
  const by = (what: string, body: object, says: Attempt["says"]) => world.attempt(`bob ${what}`, "bob", registry, body, says);
  return [
    by("changes the parameters", { update_params: { params: { registration_deposit: "1" } } }, "unauthorized"),
    by("makes himself the validators", { update_params: { params: { money: { validators: bob } } } }, "unauthorized"),
    by("vouches for a topic", { set_eligible: { topic_id, version: 0, policies_hash: "ab".repeat(32) } }, "unauthorized"),
    by("vouches for a topic no longer", { revoke_eligible: { topic_id } }, "unauthorized"),
    by("makes himself guardian", { set_guardian: { guardian: bob } }, "unauthorized"),
    by("pauses", { pause: { what: "submissions" } }, "unauthorized"),
    by("unpauses", { unpause: { what: "submissions" } }, "unauthorized"),
    by("gives the suite to himself", { update_ownership: { transfer_ownership: { new_owner: bob } } }, "ownership"),
    by("accepts a suite", { update_ownership: "accept_ownership" }, "ownership"),
    by("gives the suite up", { update_ownership: "renounce_ownership" }, "ownership"),
    by("retires a topic", { retire_topic: { topic_id } }, "unauthorized"),
    by("changes a topic", { update_topic: { topic_id, params: newTopic("", SCHEDULE).params } }, "unauthorized"),
    by("offers a topic to himself", { transfer_topic: { topic_id, to: bob } }, "unauthorized"),
    by("accepts a topic", { accept_topic: { topic_id } }, "not_offered"),
    by("closes a topic to others", { set_policy: { topic_id, role: "worker", policy: "list" } }, "unauthorized"),
    by("lists himself", { update_list: { topic_id, role: "reputer", add: [bob], remove: [] } }, "unauthorized"),
  ];
}

/** What only a worker's owner or operator may do, sent by another worker; and what only a reputer may. */
export function ofAWorker(world: World): Attempt[] {
  const { synthesis, staking } = world.contracts;
  const bob = world.suite.address("bob");
  const [topic_id, epoch_id, worker_id] = [1, 0, 0];
  const entry = { plain: { inference: ["1"] } };
  const parts = { inference: true, forecast: false };
  const commit = { topic_id: 2, epoch_id, commitment: "00".repeat(32), parts };
  const by = (what: string, body: object, says: Attempt["says"], name: Name = "bob") => world.attempt(`${name} ${what}`, name, synthesis, body, says);
  return [
    by("takes alice out", { leave_topic: { topic_id, worker_id } }, "unauthorized"),
    by("withdraws alice's deposit", { withdraw_deposit: { topic_id, worker_id, beneficiary: bob } }, "unauthorized"),
    by("offers alice's worker to a key", { rotate_operator: { topic_id, worker_id, operator: bob } }, "unauthorized"),
    by("offers alice's worker to an owner", { transfer_worker: { topic_id, worker_id, to: bob } }, "unauthorized"),
    by("accepts to operate alice's worker", { accept_operator: { topic_id, worker_id } }, "not_offered"),
    by("accepts to own alice's worker", { accept_worker: { topic_id, worker_id } }, "not_offered"),
    by("submits for alice", { submit: { topic_id, epoch_id, worker: worker_id, entry } }, "foreign_worker"),
    by("commits for alice", { commit: { ...commit, worker: worker_id } }, "foreign_worker"),
    by("commits where submissions are open", { commit: { ...commit, topic_id } }, "no_reveal_window"),
    by("submits where commitments are due", { submit: { topic_id: 2, epoch_id, entry } }, "commit_first"),
    by("commits for the next epoch", { commit: { ...commit, epoch_id: 1 } }, "wrong_epoch"),
    by("submits and is no worker", { submit: { topic_id, epoch_id, entry } }, "not_registered", "dora"),
    by("commits and is no worker", { commit }, "not_registered", "dora"),
    by("reports what nobody was asked", { report: { topic_id, epoch_id, report: { value: ["1"] } } }, "epoch_not_found", "dora"),
    by("sweeps what nobody forfeited", { sweep_forfeits: {} }, "nothing_forfeited"),
    by("takes his own deposit while he works", { withdraw_deposit: { topic_id, worker_id: 1 } }, "still_there"),
    world.attempt("bob unstakes what he never staked", "bob", staking, { unstake: { topic_id } }, "not_registered"),
    world.attempt("bob withdraws dora's stake", "bob", staking, { withdraw: { topic_id, beneficiary: bob } }, "not_registered"),
    world.attempt("dora withdraws what she did not unstake", "dora", staking, { withdraw: { topic_id } }, "nothing_unbonding"),
    world.attempt("dora cancels what she did not unstake", "dora", staking, { cancel_unstake: { topic_id, unbonding_id: 0 } }, "unbonding_not_found"),
    world.attempt("dora unstakes more than she has", "dora", staking, { unstake: { topic_id, amount: "2000001" } }, "not_enough"),
  ];
}

/** What only a sibling may send, or the owner of what is asked for, around money. */
export function ofMoney(world: World): Attempt[] {
  const { rewards, staking, synthesis } = world.contracts;
  const [topic_id, epoch_id] = [1, 0];
  const advancer = world.suite.address("bob");
  const settle = { topic_id, epoch_id, after: null, from: 0, to: 1, advancer, shares: ["1000000000000000000", "0", "0"], entries: [{ payee: "inferer", id: 1, fraction: "1000000000000000000" }] };
  return [
    world.attempt("bob pays himself an epoch", "bob", rewards, { settle }, "unauthorized"),
    world.attempt("bob brings reputers rewards", "bob", staking, { add_rewards: { topic_id, rewards: [[0, "1"]] } }, "unauthorized", "1stake"),
    world.attempt("bob claims what alice earned", "bob", rewards, { claim: { workers: [{ topic_id, worker_id: 0 }] } }, "not_owner"),
    world.attempt("bob claims and earned nothing", "bob", rewards, { claim: { workers: [{ topic_id, worker_id: 1 }] } }, "nothing_to_claim"),
    world.attempt("bob sweeps what is nobody's", "bob", rewards, { sweep_surplus: {} }, "unauthorized"),
    world.attempt("bob closes a topic that goes on", "bob", rewards, { close: { topic_id } }, "not_retired"),
    world.attempt("bob begins no period", "bob", rewards, { roll: { limit: 0 } }, "limit_out_of_range"),
    world.attempt("bob has an epoch paid that does not wait", "bob", synthesis, { pay: { topic_id, epoch_id } }, "nothing_unpaid"),
    world.attempt("bob keeps delegators' rewards and is no reputer", "bob", staking, { set_commission: { topic_id, commission: "0.1" } }, "not_registered"),
  ];
}

/** The admin's: migrations by others, and by the admin to what is no newer code of the contract. */
export function ofTheAdmin(world: World): Attempt[] {
  const { contracts } = world.suite.book;
  const { staking, synthesis, rewards, topicRegistry } = contracts;
  const migrate = (by: Name, contract: string, code: number) => {
    const value = MsgMigrateContract.fromPartial({ sender: world.suite.address(by), contract, codeId: BigInt(code), msg: toUtf8("{}") });
    return [{ typeUrl: MsgMigrateContract.typeUrl, value }];
  };
  const stranger = [topicRegistry, staking, synthesis, rewards].flatMap(({ address, codeId }, index): Attempt[] => {
    const bob = { sender: world.suite.address("bob"), contract: address };
    const update = { typeUrl: MsgUpdateAdmin.typeUrl, value: MsgUpdateAdmin.fromPartial({ ...bob, newAdmin: world.suite.address("carol") }) };
    const clear = { typeUrl: MsgClearAdmin.typeUrl, value: MsgClearAdmin.fromPartial(bob) };
    return [
      { what: `bob migrates contract ${index}`, by: "bob", messages: migrate("bob", address, codeId), says: /unauthorized/ },
      { what: `bob makes carol admin of contract ${index}`, by: "bob", messages: [update], says: /unauthorized/ },
      { what: `bob leaves contract ${index} without admin`, by: "bob", messages: [clear], says: /unauthorized/ },
    ];
  });
  return [
    ...stranger,
    { what: "the admin makes staking of synthesis", by: "owner", messages: migrate("owner", synthesis.address, staking.codeId), says: "wrong_version" },
    { what: "the admin makes synthesis of the registry", by: "owner", messages: migrate("owner", topicRegistry.address, synthesis.codeId), says: "wrong_version" },
    { what: "the admin makes the registry of staking", by: "owner", messages: migrate("owner", staking.address, topicRegistry.codeId), says: "wrong_version" },
  ];
}
