/** What the generated clients need of a connection. cosmjs' clients have it, and so has ours. */

import type { CosmWasmClient, SigningCosmWasmClient } from "@cosmjs/cosmwasm";

/** Asks contracts. */
export type Queries = Pick<CosmWasmClient, "queryContractSmart">;

/** Asks contracts, and sends them messages. */
export type Executes = Queries & Pick<SigningCosmWasmClient, "execute">;
