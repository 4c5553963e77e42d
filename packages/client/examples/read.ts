import { approximately, connect, ContractError, decimal } from "allora-client";
import { loadAddressBook } from "allora-client/node";

const suite = await connect(await loadAddressBook("addresses/my-chain-1.json"));

// The newest inference of topic 7, if it is good enough for us.
try {
  const guards = { max_age: 4_200, min_inferers: 5, max_concentration: decimal("0.5") };
  const { epoch_id, age, prediction } = await suite.synthesis.networkInference({ topicId: 7, guards });
  console.log(`epoch ${epoch_id}, ${age} s old: ${prediction.value.map(approximately).join(", ")}`);
} catch (error) {
  if (!(error instanceof ContractError)) throw error;
  console.log(`not good enough: ${error.code}: ${error.text}`);
}
