import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { Chain } from "../src/chain.js";
import { InsufficientFunds, NoEndpoint } from "../src/error.js";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Behaviour {
  network?: string;
  catchingUp?: boolean;
  /** HTTP status instead of an answer. */
  status?: number;
  /** Never answers. */
  hangs?: boolean;
  /** Why it refuses queries. */
  refuses?: string;
  /** Falls silent when a transaction is handed over. */
  dies?: boolean;
  /** What it says of a transaction: taken, with a code, or with an error of its RPC. */
  says?: { code: number; codespace?: string; log: string } | { error: string };
}

/** A node whose executed block 77 is of the given time; `status` tells of the next one. Its behaviour can be changed while it runs. */
async function node(time: string, behaviour: Behaviour = {}): Promise<{ url: string; behaviour: Behaviour; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      asked += 1;
      if (behaviour.hangs || (behaviour.dies && body.includes("broadcast_tx_sync"))) {
        if (behaviour.dies) request.destroy();
        return;
      }
      if (behaviour.status !== undefined) {
        response.writeHead(behaviour.status).end("busy");
        return;
      }
      response.setHeader("content-type", "application/json");
      const { id, method } = JSON.parse(body) as { id: number; method: string };
      const answers: Record<string, object> = { status: status(behaviour), abci_info: INFO, blockchain: headers(time), abci_query: refusal(behaviour) };
      const answer = method in answers ? { result: answers[method] } : broadcast(behaviour);
      response.end(JSON.stringify({ jsonrpc: "2.0", id, ...answer }));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, behaviour, asked: () => asked };
}

function status({ network = "chain-1", catchingUp = false }: Behaviour) {
  const time = "2026-11-21T16:34:44Z";
  return {
    node_info: { protocol_version: { p2p: "8", block: "11", app: "0" }, id: "00".repeat(20), listen_addr: "tcp://127.0.0.1:1", network, version: "0.38.17", channels: "40", moniker: "node", other: { tx_index: "on", rpc_address: "tcp://127.0.0.1:2" } },
    sync_info: {
      latest_block_hash: "00".repeat(32), latest_app_hash: "00".repeat(32), latest_block_height: "78", latest_block_time: time,
      earliest_block_hash: "00".repeat(32), earliest_app_hash: "00".repeat(32), earliest_block_height: "1", earliest_block_time: time, catching_up: catchingUp,
    },
    validator_info: { address: "00".repeat(20), pub_key: { type: "tendermint/PubKeyEd25519", value: Buffer.alloc(32).toString("base64") }, voting_power: "1" },
  };
}

function refusal({ refuses = "contract: not found" }: Behaviour) {
  return { response: { code: 6, log: refuses, info: "", index: "0", key: null, value: null, proofOps: null, height: "77", codespace: "sdk" } };
}

const INFO = { response: { data: "app", version: "1", last_block_height: "77", last_block_app_hash: "" } };

function headers(time: string) {
  const hash = "00".repeat(32);
  const id = { hash, parts: { total: 1, hash } };
  const header = {
    version: { block: "11", app: "0" }, chain_id: "chain-1", height: "77", time, last_block_id: id, proposer_address: "00".repeat(20),
    last_commit_hash: hash, data_hash: hash, validators_hash: hash, next_validators_hash: hash, consensus_hash: hash, app_hash: hash,
    last_results_hash: hash, evidence_hash: hash,
  };
  return { last_height: "78", block_metas: [{ block_id: id, block_size: "1", header, num_txs: "0" }] };
}

function broadcast({ says = { code: 0, log: "" } }: Behaviour) {
  if ("error" in says) return { error: { code: -32603, message: "Internal error", data: says.error } };
  return { result: { data: "", codespace: "", hash: "00".repeat(32), ...says } };
}

const TIME = "2026-11-21T16:34:42.987654321Z";
const SECONDS = Date.parse("2026-11-21T16:34:42Z") / 1000;

const chain = (...rpcEndpoints: string[]) => new Chain({ chainId: "chain-1", rpcEndpoints, requestTimeoutMs: 300 });

describe("a chain", () => {
  it("has a last block that is executed, whose time is in whole seconds", async () => {
    const { url } = await node(TIME);
    expect(await chain(url).header()).toEqual({ height: 77, time: SECONDS });
  });

  it("is asked at the next endpoint when one does not answer, and stays there", async () => {
    const [broken, good] = [await node(TIME, { status: 502 }), await node(TIME)];
    const both = chain(broken.url, good.url);
    await both.header();
    await both.header();
    expect(broken.asked()).toBe(1);
    good.behaviour.status = 503;
    delete broken.behaviour.status;
    expect(await both.header()).toMatchObject({ height: 77 });
  });

  it.each([
    ["is of another chain", { network: "chain-2" }, /it is of the chain chain-2, not of chain-1/],
    ["is behind", { catchingUp: true }, /it is behind, at height 78/],
    ["is busy", { status: 429 }, /Bad status on response: 429 \(busy\)/],
    ["hangs", { hangs: true }, /timeout/i],
  ])("is not asked at an endpoint that %s", async (_, behaviour, message) => {
    const [odd, good] = [await node(TIME, behaviour), await node(TIME)];
    expect(await chain(odd.url, good.url).header()).toMatchObject({ height: 77 });
    await expect(chain(odd.url).header()).rejects.toThrow(NoEndpoint);
    await expect(chain(odd.url).header()).rejects.toThrow(message);
  });

  it("is asked at the next endpoint when one has just started, but not when one refuses", async () => {
    const started = await node(TIME, { refuses: "recovered: Block (unix) time must never be empty or negative \nstack:\n.." });
    const [good, other] = [await node(TIME), await node(TIME)];
    await expect(chain(started.url, good.url, other.url).queryContractSmart("wasm1", {})).rejects.toMatchObject({ name: "ChainError", message: "contract: not found" });
    await expect(chain(started.url).queryContractSmart("wasm1", {})).rejects.toThrow(NoEndpoint);
    expect(other.asked()).toBe(0);
  });

  it("takes a transaction once, whoever has it already", async () => {
    const tx = [Uint8Array.of(1), "AB"] as const;
    for (const says of [{ code: 0, log: "" }, { code: 19, codespace: "sdk", log: "tx already in mempool" }, { error: "tx already exists in cache" }]) {
      const { url } = await node(TIME, { says });
      await expect(chain(url).broadcast(...tx)).resolves.toBeUndefined();
    }
    const broke = await node(TIME, { says: { code: 5, codespace: "sdk", log: "spendable balance 0stake is smaller than 5stake: insufficient funds" } });
    await expect(chain(broke.url).broadcast(...tx)).rejects.toThrow(InsufficientFunds);
    const [dying, good] = [await node(TIME, { dies: true }), await node(TIME)];
    await expect(chain(dying.url, good.url).broadcast(...tx)).resolves.toBeUndefined();
    await expect(chain(dying.url).broadcast(...tx)).rejects.toMatchObject({ name: "NoEndpoint", transactionHash: "AB" });
  });

  it("says what every endpoint did when none answers", async () => {
    const odd = await node(TIME, { status: 500 });
    const error = await chain(odd.url, "http://127.0.0.1:9").header().catch((thrown: unknown) => thrown as NoEndpoint);
    expect(error).toMatchObject({ failures: [{ endpoint: odd.url }, { endpoint: "http://127.0.0.1:9" }] });
  });
});
