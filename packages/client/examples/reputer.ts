import { connect, decimal, eventsOf, onlyEvent, parseAmount } from "allora-client";
import { loadAddressBook, loadSigner } from "allora-client/node";

const book = await loadAddressBook("addresses/my-chain-1.json");
const { signer } = await loadSigner({ keyFile: "reputer.key" }, book.prefix, console.warn);
const suite = await connect(book, signer);
const topicId = 7;

// Two messages in one transaction, and what the contracts told.
const { told, gasUsed } = await suite.send([
  suite.messages.staking.registerReputer({ topicId }),
  suite.pay.stake({ topicId, amount: parseAmount("1500.5", 6) }),
]);
console.log(`reputer ${onlyEvent(told, "allora_reputer_registered").reputerId}, gas ${gasUsed}`);

// Later: say what happened in epoch 12.
await suite.waitForPhase(topicId, 12, "reports");
const report = await suite.send(suite.messages.synthesis.report({ topicId, epochId: 12, report: { value: [decimal("101.4")] } }));
for (const { stake, admitted } of eventsOf(report.told, "allora_reported")) console.log(stake, admitted);
