/** Clients that send what they should not, on one chain: each is refused by the error that the manuals name, and leaves no trace. */

import { afterAll, beforeAll, it } from "vitest";
import { impossibleCoins, uninvitedCoins, wrongCoins, wrongTokens } from "./bad-clients/money.js";
import { malformed, oversized } from "./bad-clients/nonsense.js";
import { forTheRegistryOnly, ofAWorker, ofTheAdmin, ofTheOwner } from "./bad-clients/rights.js";
import { World } from "./bad-clients/world.js";
import type { Attempt } from "../src/refusals.js";

let world: World;

beforeAll(async () => {
  world = await World.begin();
});
afterAll(async () => {
  await world?.end();
});

it.each<[string, (world: World) => Attempt[]]>([
  ["coins that are not what a message costs", wrongCoins],
  ["coins with messages that take none", uninvitedCoins],
  ["coins that do not exist, and half a transaction", impossibleCoins],
  ["tokens that a suite does not take, or not like that", wrongTokens],
  ["messages for the registry only", forTheRegistryOnly],
  ["messages of the owner and of a topic's creator", ofTheOwner],
  ["messages of a worker, of his owner, of a reputer", ofAWorker],
  ["migrations", ofTheAdmin],
  ["texts that are no messages", malformed],
  ["messages that are too large, or too small", oversized],
])("refuses %s", async (_, attempts) => {
  await world.refuses(attempts(world));
});
