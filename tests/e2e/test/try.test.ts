import { test } from "vitest";
import { LocalSuite } from "../src/suite.js";
test("x", async () => {
  console.time("start");
  const s = await LocalSuite.start({ name: "try", portBase: 29000 });
  console.timeEnd("start");
  console.log(s.deployment, s.book);
  console.log(await s.balances());
  await s.end();
});
