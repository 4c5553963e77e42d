import { connect, formatAmount, onlyEvent, parseAmount } from "allora-client";
import { loadAddressBook, loadSigner } from "allora-client/node";

const book = await loadAddressBook("addresses/my-chain-1.json");
const { signer } = await loadSigner({ keyFile: "funder.key" }, book.prefix, console.warn);
const suite = await connect(book, signer);
const topicId = 7;

// Pays for answers, in the suite's coin or cw20. What serves the topic's epochs, and what the topic weighs from the next period on:
const { told } = await suite.send(suite.pay.fund({ topicId, amount: parseAmount("7000", 6) }));
console.log(formatAmount(onlyEvent(told, "allora_topic_funded").direct, 6), onlyEvent(told, "allora_weight_set").weight);

// Later: what is left of it, and what the topic gets of the emission of the periods to come.
const [funding] = (await suite.rewards.topicFundings({ topicIds: [topicId] })).topics;
const { periods } = await suite.rewards.forecast({ topicId, periods: 7 });
console.log(funding?.pot, funding?.stream, periods.map(({ topic_emission }) => topic_emission));
