import type { SigningSuite } from "allora-client";

/** Advances many topics at once: the account counts its sequence, so no transaction waits for the block of another. */
export async function advanceAll(suite: SigningSuite, topics: readonly number[]): Promise<void> {
  const results = await Promise.allSettled(topics.map((topicId) => suite.send(suite.messages.synthesis.advance({ topicId, limit: 10 }))));
  for (const [index, result] of results.entries()) {
    console.log(topics[index], result.status === "fulfilled" ? result.value.transactionHash : String(result.reason));
  }
}
