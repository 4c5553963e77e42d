import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { Chain } from "../src/chain.js";
import { NoEndpoint } from "../src/error.js";

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
}

/** A node that answers `status`; its block is of the given time. Its behaviour can be changed while it runs. */
async function node(time: string, behaviour: Behaviour = {}): Promise<{ url: string; behaviour: Behaviour; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      asked += 1;
      if (behaviour.hangs) return;
      if (behaviour.status !== undefined) {
        response.writeHead(behaviour.status).end("busy");
        return;
      }
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ jsonrpc: "2.0", id: JSON.parse(body).id, result: status(time, behaviour) }));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, behaviour, asked: () => asked };
}

function status(time: string, { network = "chain-1", catchingUp = false }: Behaviour) {
  return {
    node_info: { protocol_version: { p2p: "8", block: "11", app: "0" }, id: "00".repeat(20), listen_addr: "tcp://127.0.0.1:1", network, version: "0.38.17", channels: "40", moniker: "node", other: { tx_index: "on", rpc_address: "tcp://127.0.0.1:2" } },
    sync_info: {
      latest_block_hash: "00".repeat(32), latest_app_hash: "00".repeat(32), latest_block_height: "77", latest_block_time: time,
      earliest_block_hash: "00".repeat(32), earliest_app_hash: "00".repeat(32), earliest_block_height: "1", earliest_block_time: time, catching_up: catchingUp,
    },
    validator_info: { address: "00".repeat(20), pub_key: { type: "tendermint/PubKeyEd25519", value: Buffer.alloc(32).toString("base64") }, voting_power: "1" },
  };
}

const TIME = "2026-11-21T16:34:42.987654321Z";
const SECONDS = Date.parse("2026-11-21T16:34:42Z") / 1000;

const chain = (...rpcEndpoints: string[]) => new Chain({ chainId: "chain-1", rpcEndpoints, requestTimeoutMs: 300 });

describe("a chain", () => {
  it("has a last block, whose time is in whole seconds", async () => {
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
    ["is behind", { catchingUp: true }, /it is behind, at height 77/],
    ["is busy", { status: 429 }, /Bad status on response: 429 \(busy\)/],
    ["hangs", { hangs: true }, /timeout/i],
  ])("is not asked at an endpoint that %s", async (_, behaviour, message) => {
    const [odd, good] = [await node(TIME, behaviour), await node(TIME)];
    expect(await chain(odd.url, good.url).header()).toMatchObject({ height: 77 });
    await expect(chain(odd.url).header()).rejects.toThrow(NoEndpoint);
    await expect(chain(odd.url).header()).rejects.toThrow(message);
  });

  it("says what every endpoint did when none answers", async () => {
    const odd = await node(TIME, { status: 500 });
    const error = await chain(odd.url, "http://127.0.0.1:9").header().catch((thrown: unknown) => thrown as NoEndpoint);
    expect(error).toMatchObject({ failures: [{ endpoint: odd.url }, { endpoint: "http://127.0.0.1:9" }] });
  });
});
