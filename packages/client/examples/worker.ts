import { CommitReveal, connect, ContractError, currentEpoch, decimal, type Decimal } from "allora-client";
import { FileStore, loadAddressBook, loadSigner } from "allora-client/node";

const book = await loadAddressBook("addresses/my-chain-1.json");
const { signer } = await loadSigner({ mnemonicFile: "worker.mnemonic" }, book.prefix, console.warn);
const suite = await connect(book, signer);
const topicId = 7;

// Once: register, with exactly the deposit that the suite asks for, in its coin or cw20. Refused after a restart: the key is registered.
await suite.send(await suite.pay.registerWorker({ topicId })).catch((error: unknown) => {
  if (!(error instanceof ContractError) || error.code !== "already_registered") throw error;
});

// What opens a commitment is on the disk before the commitment is sent.
const commitReveal = new CommitReveal(suite, new FileStore("openings"));

// After every start: reveal what was committed before a crash, now or as soon as its reveals begin.
for (const found of await commitReveal.resume()) {
  console.log("state" in found ? found.state : found.error.message);
  if (!("state" in found) || found.state !== "waits") continue;
  await suite.waitForPhase(found.opening.topicId, found.opening.epochId, "reveal");
  await commitReveal.reveal(found.opening);
}

const { time } = await suite.chain.header();
for (let epochId = (currentEpoch(await suite.topicRegistry.topic({ topicId }), time) ?? -1) + 1; ; epochId += 1) {
  await suite.waitForPhase(topicId, epochId, "submissions"); // by the chain's clock
  await commitReveal.commit({ topicId, epochId }, { inference: [await model()], forecast: new Map([[3, decimal("-1.5")]]) });
  await suite.waitForPhase(topicId, epochId, "reveal");
  await commitReveal.reveal({ topicId, epochId });
  await commitReveal.prune();
}

async function model(): Promise<Decimal> {
  return decimal(101.25);
}
