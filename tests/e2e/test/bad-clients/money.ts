/** Wrong money: too little, too much, of another kind, twice, where none is due, from nobody's token. */

import { toBase64, toUtf8 } from "@cosmjs/encoding";
import { message, type Attempt } from "../../src/refusals.js";
import { newTopic } from "../../src/topic.js";
import { addresses, type World } from "./world.js";

const COMMITMENT = "00".repeat(32);
const ENTRY = { plain: { inference: ["1"] } };
const SCHEDULE = { epoch_length: 60, worker_submission_window: 30, reveal_window: 0, ground_truth_lag: 30, report_window: 30 };

/** Coins that are not what a message costs. */
export function wrongCoins(world: World): Attempt[] {
  const { registry, rewards, staking, synthesis } = world.contracts;
  const bodies = [
    ["a registration", synthesis, { register_worker: { topic_id: 1 } }, 5_000_000],
    ["a topic", registry, { create_topic: newTopic("never asked", SCHEDULE) }, 10_000_000],
  ] as const;
  const exact = bodies.flatMap(([what, contract, body, due]) => [
    world.attempt(`${what} for too little`, "keeper", contract, body, "wrong_amount", `${due - 1}stake`),
    world.attempt(`${what} for too much`, "keeper", contract, body, "wrong_amount", `${due + 1}stake`),
    world.attempt(`${what} for another coin`, "keeper", contract, body, "wrong_denom", `${due}other`),
    world.attempt(`${what} for two coins`, "keeper", contract, body, "wrong_denom", `${due}other`, `${due}stake`),
    world.attempt(`${what} for nothing`, "keeper", contract, body, "wrong_amount"),
  ]);
  const any = [
    ["stake", staking, { stake: { topic_id: 1 } }],
    ["stake for dora", staking, { stake: { topic_id: 1, beneficiary: world.suite.address("dora") } }],
    ["a delegation", staking, { delegate: { topic_id: 1, reputer: world.suite.address("dora") } }],
    ["a top-up", synthesis, { top_up: { topic_id: 1, worker_id: 0 } }],
    ["funding", rewards, { fund: { topic_id: 1 } }],
    ["a donation", rewards, { deposit: { income: "donation" } }],
  ] as const;
  return [
    ...exact,
    ...any.flatMap(([what, contract, body]) => [
      world.attempt(`${what} of nothing`, "dora", contract, body, "no_amount"),
      world.attempt(`${what} of another coin`, "dora", contract, body, "wrong_denom", "5000000other"),
      world.attempt(`${what} of two coins`, "dora", contract, body, "wrong_denom", "5000000other", "5000000stake"),
    ]),
  ];
}

/** Coins with every message that takes none, right or not otherwise. */
export function uninvitedCoins(world: World): Attempt[] {
  const { registry, rewards, staking, synthesis } = world.contracts;
  const [topic_id, epoch_id, worker_id] = [1, 0, 0];
  const received = (body: object) => ({ sender: world.suite.address("bob"), amount: "1", msg: inside(body) });
  const bodies: [string, object[]][] = [
    [
      synthesis,
      [
        { submit: { topic_id, epoch_id, entry: ENTRY } },
        { commit: { topic_id, epoch_id, commitment: COMMITMENT, parts: { inference: true, forecast: false } } },
        { reveal: { topic_id, epoch_id, entry: ENTRY, salt: COMMITMENT } },
        { report: { topic_id, epoch_id, report: { value: ["1"] } } },
        { advance: { topic_id } },
        { pay: { topic_id, epoch_id } },
        { leave_topic: { topic_id, worker_id } },
        { withdraw_deposit: { topic_id, worker_id } },
        { rotate_operator: { topic_id, worker_id } },
        { accept_operator: { topic_id, worker_id } },
        { transfer_worker: { topic_id, worker_id } },
        { accept_worker: { topic_id, worker_id } },
        { sweep_forfeits: {} },
        { set_pause: { what: "submissions", until: 1 } },
        { wire: { sibling: "rewards", address: registry } },
        { receive: received({ top_up: { topic_id, worker_id } }) },
      ],
    ],
    [
      staking,
      [
        { register_reputer: { topic_id } },
        { unstake: { topic_id } },
        { undelegate: { topic_id, reputer: world.suite.address("dora") } },
        { set_commission: { topic_id, commission: "0.1" } },
        { refresh: { member: world.suite.address("dora"), positions: [] } },
        { cancel_unstake: { topic_id, unbonding_id: 0 } },
        { withdraw: { topic_id } },
        { wire: { sibling: "rewards", address: registry } },
        { receive: received({ stake: { topic_id } }) },
      ],
    ],
    [rewards, [{ touch: { topic_id } }, { roll: {} }, { claim: { workers: [] } }, { close: { topic_id } }, { sweep_surplus: {} }]],
    [
      registry,
      [
        { update_topic: { topic_id, params: newTopic("", SCHEDULE).params } },
        { transfer_topic: { topic_id } },
        { accept_topic: { topic_id } },
        { retire_topic: { topic_id } },
        { set_policy: { topic_id, role: "worker", policy: "open" } },
        { update_list: { topic_id, role: "worker", add: [registry], remove: [] } },
        { update_params: { params: {} } },
        { set_guardian: {} },
        { pause: { what: "submissions" } },
        { unpause: { what: "submissions" } },
        { update_ownership: "accept_ownership" },
        { receive: received({ create_topic: newTopic("never asked", SCHEDULE) }) },
      ],
    ],
  ];
  const by = { [synthesis]: "alice", [staking]: "dora", [rewards]: "bob", [registry]: "owner" } as const;
  return bodies.flatMap(([contract, all]) =>
    all.map((body) => world.attempt(`coins with ${Object.keys(body)[0]} to ${by[contract]!}'s contract`, by[contract]!, contract, body, "no_funds_taken", "1stake")),
  );
}

/** Coins that do not exist, and a transaction of which only a part is right. */
export function impossibleCoins(world: World): Attempt[] {
  const { synthesis } = world.contracts;
  const topUp = { top_up: { topic_id: 1, worker_id: 0 } };
  const messages = (...funds: string[][]) => funds.map((coins) => message(world.suite, "alice", synthesis, topUp, ...coins));
  return [
    { what: "more than she has", by: "alice", messages: messages(["900000000000000stake"]), says: /insufficient funds/ },
    { what: "a coin that nobody has", by: "alice", messages: messages(["1nothing"]), says: /insufficient funds/ },
    { what: "no coins at all, as coins", by: "alice", messages: messages(["0stake"]), says: /invalid coins|coin 0stake amount is not positive/ },
    { what: "a coin less than none", by: "alice", messages: messages(["-1stake"]), says: /invalid coins|is not positive/ },
    { what: "one coin twice", by: "alice", messages: messages(["1stake", "1stake"]), says: /duplicate denomination|invalid coins/ },
    { what: "a top-up that is right, and one of nothing", by: "alice", messages: messages(["7stake"], []), says: "no_amount" },
    { what: "a top-up that is right, and one beyond all she has", by: "alice", messages: messages(["7stake"], ["900000000000000stake"]), says: /insufficient funds/ },
  ];
}

/** Tokens that a suite does not take, or not like that. */
export function wrongTokens(world: World): Attempt[] {
  const { token, foreign, suite } = world;
  const own = addresses(world.tokens);
  const worker = { register_worker: { topic_id: 1 } };
  const topic = { create_topic: newTopic("never asked", SCHEDULE) };
  const stake = { stake: { topic_id: 1 } };
  const send = (contract: string, amount: string, body: object | string) => ({ send: { contract, amount, msg: inside(body) } });
  const receive = (body: object) => ({ receive: { sender: suite.address("alice"), amount: "5000000", msg: inside(body) } });
  const each = [
    ["synthesis", "synthesis", worker],
    ["staking", "staking", stake],
    ["the registry", "registry", topic],
  ] as const;
  const everywhere = each.flatMap(([what, key, body]) => [
    world.attempt(`coins to ${what} of the tokens' suite`, "bob", own[key], body, "wrong_token", "5000000stake"),
    world.attempt(`another token to ${what} of the tokens' suite`, "bob", foreign, send(own[key], "5000000", body), "wrong_token"),
    world.attempt(`another token to ${what} of the coins' suite`, "bob", foreign, send(world.contracts[key], "5000000", body), "wrong_token"),
    world.attempt(`the tokens' token to ${what} of the coins' suite`, "bob", token, send(world.contracts[key], "5000000", body), "wrong_token"),
    world.attempt(`what nobody sent to ${what} of the tokens' suite`, "bob", own[key], receive(body), "wrong_token"),
    world.attempt(`what nobody sent to ${what} of the coins' suite`, "bob", world.contracts[key], receive(body), "wrong_token"),
    world.attempt(`tokens without words to ${what}`, "bob", token, send(own[key], "5000000", ""), "malformed_message"),
    world.attempt(`tokens with nonsense to ${what}`, "bob", token, send(own[key], "5000000", "{"), "malformed_message"),
    world.attempt(`tokens with another message to ${what}`, "bob", token, send(own[key], "5000000", { advance: { topic_id: 1 } }), "malformed_message"),
  ]);
  return [
    ...everywhere,
    world.attempt("tokens for a registration, one too few", "bob", token, send(own.synthesis, "4999999", worker), "wrong_amount"),
    world.attempt("tokens for a registration, one too many", "bob", token, send(own.synthesis, "5000001", worker), "wrong_amount"),
    world.attempt("tokens for a topic, one too few", "bob", token, send(own.registry, "9999999", topic), "wrong_amount"),
    world.attempt("tokens for a topic, one too many", "bob", token, send(own.registry, "10000001", topic), "wrong_amount"),
    world.attempt("tokens for stake of nobody", "bob", token, send(own.staking, "5000000", stake), "not_registered"),
    world.attempt("more tokens than he has", "bob", token, send(own.synthesis, "900000000000000", worker), /Cannot Sub/),
    world.attempt("somebody else's tokens", "bob", token, { send_from: { owner: suite.address("alice"), contract: own.synthesis, amount: "5000000", msg: inside(worker) } }, /No allowance/),
  ];
}

/** What a token takes along with a `Send`. */
function inside(body: object | string): string {
  return toBase64(toUtf8(typeof body === "string" ? body : JSON.stringify(body)));
}
