import { ContractError, InsufficientFunds, NoEndpoint, OutOfGas, TxTimeout } from "allora-client";

/** What a program does about what went wrong. */
export function advice(error: unknown): "wait" | "give_more_gas" | "pay_in" | "look_for_it" | "correct_it" | "a_fault" {
  if (error instanceof ContractError) return error.code === "window_not_open" || error.code === "no_open_submissions" ? "wait" : "correct_it";
  if (error instanceof OutOfGas) return "give_more_gas";
  if (error instanceof InsufficientFunds) return "pay_in";
  if (error instanceof TxTimeout) return "look_for_it"; // by error.transactionHash: it may still come
  return error instanceof NoEndpoint ? "wait" : "a_fault";
}
