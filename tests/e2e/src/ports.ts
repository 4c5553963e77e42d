/** Ports that nobody listens on. */

import { createServer } from "node:net";

/** Local chains look here: above what services use, below what the system gives out by itself. */
const FIRST = 20_000;
const LAST = 32_000;

/** So many ports belong to a node. */
const PER_NODE = 10;

/** The first of enough free ports in a row for so many nodes. */
export async function freePorts(nodes: number): Promise<number> {
  for (let attempt = 1; attempt <= 50; attempt += 1) {
    const first = FIRST + PER_NODE * Math.floor((Math.random() * (LAST - FIRST)) / PER_NODE);
    // A node listens on the first three of its ten.
    const ports = Array.from({ length: nodes }, (_, node) => [0, 1, 2].map((port) => first + PER_NODE * node + port)).flat();
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return first;
  }
  throw new Error(`there are no ${PER_NODE * nodes} free ports in a row from ${FIRST} to ${LAST}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
