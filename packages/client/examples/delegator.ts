import { connect, eventsOf, parseAmount, uint128 } from "allora-client";
import { loadAddressBook, loadSigner } from "allora-client/node";

const book = await loadAddressBook("addresses/my-chain-1.json");
const { signer } = await loadSigner({ keyFile: "delegator.key" }, book.prefix, console.warn);
const suite = await connect(book, signer);
const { undelegate, redelegate } = suite.messages.staking;
const [topicId, reputer, other] = [7, "wasm1reputer..", "wasm1other.."];

// What he keeps of delegators' rewards, and whether he announced more.
const { commission, next_commission } = await suite.staking.pool({ topicId, reputer });
console.log(commission, next_commission);
await suite.send(suite.pay.delegate({ topicId, reputer, amount: parseAmount("250", 6) }));

// Some of it out, some of it to another reputer: both wait as long. Without an amount it is all of it.
const amount = uint128(parseAmount("100", 6));
const { told } = await suite.send([
  undelegate({ topicId, reputer, amount }),
  redelegate({ topicId, reputer, toTopicId: topicId, toReputer: other, amount }),
]);
for (const { amount, maturesAt } of eventsOf(told, "allora_unstaked")) console.log(amount, maturesAt);

// When it has matured: all that can be withdrawn, from all pools.
for (const { reputer, bonded, withdrawable } of await suite.positions(suite.address)) console.log(reputer, bonded, withdrawable);
const withdrawals = await suite.withdrawals();
if (withdrawals.length > 0) await suite.send(withdrawals);
