import { describe } from "vitest";
import { tellStory } from "./story.js";

describe("a suite paid in a cw20, on a chain with fees", () => {
  tellStory({ name: "cw20", token: "cw20", minGasPrice: "0.025" });
});
