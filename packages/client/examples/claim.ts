import { connect, formatAmount, paymentInWords } from "allora-client";
import { loadAddressBook, loadSigner } from "allora-client/node";

const book = await loadAddressBook("addresses/my-chain-1.json");
const { signer } = await loadSigner({ keyFile: "owner.key" }, book.prefix, console.warn);
const suite = await connect(book, signer);

// What all workers of this account earned in all topics, and what is credited to itself; then all of it claimed, by 30 workers at a time.
const { total, credit, workers } = await suite.earnings(suite.address);
console.log(formatAmount(total, 6), formatAmount(credit, 6), workers.length);
for (const claim of await suite.claims({ beneficiary: "wasm1cold.." })) await suite.send(claim);

// Why worker 2 got what he got for epoch 24.
const explained = await suite.rewards.explainPayment({ topicId: 7, epochId: 24, actor: { worker: 2 } });
for (const sentence of paymentInWords(explained, 6)) console.log(sentence);
