/** What is no message, or too much of one. */

import type { EncodeObject } from "@cosmjs/proto-signing";
import { toUtf8 } from "@cosmjs/encoding";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Attempt } from "../../src/refusals.js";
import type { World } from "./world.js";

/** Texts of which a contract cannot make a message, and bytes that are no JSON. */
export function malformed(world: World): Attempt[] {
  const { synthesis, staking, registry } = world.contracts;
  const deep = (depth: number) => `{"submit":{"topic_id":1,"epoch_id":0,"entry":${"[".repeat(depth)}${"]".repeat(depth)}}}`;
  const texts = [
    ...["{}", "[]", "null", "1", '""', '"advance"', '{"advance":{}}', '{"advance":null}', '{"advance":{"topic_id":"1"}}'],
    ...['{"advance":{"topic_id":-1}}', '{"advance":{"topic_id":1.5}}', '{"advance":{"topic_id":18446744073709551616}}'],
    ...['{"advance":{"topic_id":1,"limit":-1}}', '{"advance":{"topic_id":1,"limit":4294967296}}'],
    ...['{"advance":{"topic_id":1},"sweep_forfeits":{}}', '{"advance":{"topic_id":1,"topic_id":2}}', '{"Advance":{"topic_id":1}}'],
    ...['{"sudo":{}}', '{"instantiate":{}}', '{"migrate":{}}', deep(10), deep(1_000)],
    '{"submit":{"topic_id":1,"epoch_id":0,"entry":{"plain":{"inference":[1.5]}}}}',
  ];
  const messages = texts.map((text, index): Attempt => ({
    what: `text ${index}: ${text.slice(0, 80)}`,
    by: "alice",
    messages: [raw(world, synthesis, toUtf8(text))],
    says: /^Error parsing into type allora_interfaces::/,
  }));
  const numbers = ["NaN", "inf", "0x10", "1,5", " 1", "", "9".repeat(65)].map((number) =>
    world.attempt(`the number ${JSON.stringify(number)}`, "alice", synthesis, submission(number), "not_a_number"),
  );
  const others = [staking, registry].map((contract, index): Attempt => ({
    what: `nothing for contract ${index}`,
    by: "alice",
    messages: [raw(world, contract, toUtf8("{}"))],
    says: /^Error parsing into type allora_interfaces::/,
  }));
  const bytes = ["", "{", '{"advance":{"topic_id":1}', "advance", '{"advance":{"topic_id":1}}}', "\u0000", deep(20_000)].map((text, index): Attempt => ({
    what: `bytes ${index}`,
    by: "alice",
    messages: [raw(world, synthesis, toUtf8(text))],
    says: /invalid|empty/,
  }));
  const invalid: Attempt = { what: "bytes that are no text", by: "alice", messages: [raw(world, synthesis, Uint8Array.of(0x22, 0xff, 0xfe, 0x22))], says: /invalid|[Pp]ars/ };
  const nobody: Attempt = { what: "a contract that is not there", by: "alice", messages: [raw(world, world.suite.address("bob"), toUtf8("{}"))], says: /no such contract|not found/ };
  return [...messages, ...numbers, ...others, ...bytes, invalid, nobody];
}

/** More than a message may hold. */
export function oversized(world: World): Attempt[] {
  const { synthesis, registry } = world.contracts;
  const [topic_id, epoch_id] = [1, 0];
  const parts = { inference: true, forecast: false };
  const submit = (plain: object) => ({ submit: { topic_id, epoch_id, entry: { plain } } });
  const forecast = (count: number, id: (index: number) => number) => Array.from({ length: count }, (_, index) => ({ inferer: id(index), log_loss: "1" }));
  const by = (what: string, body: object, says: Attempt["says"]) => world.attempt(what, "alice", synthesis, body, says);
  return [
    by("a commitment of 10,000 bytes", { commit: { topic_id: 2, epoch_id, commitment: "ab".repeat(10_000), parts } }, "wrong_length"),
    by("a commitment of no bytes", { commit: { topic_id: 2, epoch_id, commitment: "", parts } }, "wrong_length"),
    by("a commitment of 31 bytes", { commit: { topic_id: 2, epoch_id, commitment: "ab".repeat(31), parts } }, "wrong_length"),
    by("a commitment to nothing", { commit: { topic_id: 2, epoch_id, commitment: "ab".repeat(32), parts: { inference: false, forecast: false } } }, "empty_entry"),
    by("a thousand inferences", submit({ inference: Array.from({ length: 1_000 }, () => "1") }), "wrong_arity"),
    by("a forecast about a thousand", submit({ forecast: forecast(1_000, (index) => index) }), "too_many_elements"),
    by("a forecast about bob, twice", submit({ forecast: forecast(2, () => 1) }), "duplicate_element"),
    by("a forecast about nobody", submit({ forecast: [] }), "empty_forecast"),
    by("nothing", submit({}), "empty_entry"),
    by("a loss beyond all", submit({ forecast: [{ inferer: 1, log_loss: "100.1" }] }), "log_loss_out_of_range"),
    by("a number beyond all", submission("1.1e40"), "beyond_wire"),
    by("a number of four hundred digits", submission("1e400"), "beyond_wire"),
    by("eleven events at once", { advance: { topic_id, limit: 11 } }, "limit_out_of_range"),
    by("no events at once", { advance: { topic_id, limit: 0 } }, "limit_out_of_range"),
    by("a topic that is not there", { advance: { topic_id: 99 } }, "topic_not_found"),
    world.attempt("a list of a hundred", "owner", registry, { update_list: { topic_id, role: "worker", add: Array.from({ length: 100 }, () => registry), remove: [] } }, "list_size"),
  ];
}

/** As large as a node may be asked to take, and larger. */
export function enormous(world: World): EncodeObject {
  return raw(world, world.contracts.synthesis, toUtf8(JSON.stringify({ commit: { commitment: "ab".repeat(600_000) } })));
}

function submission(number: string): object {
  return { submit: { topic_id: 1, epoch_id: 0, entry: { plain: { inference: [number] } } } };
}

/** Alice sends these bytes as a contract's message. */
function raw({ suite }: World, contract: string, msg: Uint8Array): EncodeObject {
  return { typeUrl: MsgExecuteContract.typeUrl, value: MsgExecuteContract.fromPartial({ sender: suite.address("alice"), contract, msg }) };
}
