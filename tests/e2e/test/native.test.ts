import { describe } from "vitest";
import { tellStory } from "./story.js";

describe("a suite paid in the chain's coin, on a chain without fees", () => {
  tellStory({ name: "native" });
});
