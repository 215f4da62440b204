import { expect, test } from "vitest";
import { reportOf } from "../../../client/live/report.ts";
import { clientErrorBody } from "../../../shared/protocol/clientError.ts";

const error = Object.assign(new TypeError("Fru Hansen på rom 4 is not a function"), {
  stack: `TypeError: Fru Hansen på rom 4 is not a function
    at draw (https://tavle.example/assets/people-DxudtMqM.js:12:345)
    at https://tavle.example/assets/board-Cdom_LW0.js:1:99`,
});

test("a report of a fault says where, and nothing of what people wrote", () => {
  const report = reportOf(error, "/tavle/aaaaaaaaaaaaaaaaaaaaaaaaaa/mote");
  expect(report).toEqual({
    name: "TypeError",
    page: "/tavle/:id/mote",
    stack: ["people-DxudtMqM.js:12:345", "board-Cdom_LW0.js:1:99"],
  });
});

test.each([error, "Fru Hansen", { message: "Fru Hansen" }, undefined, new DOMException("x", "AbortError")])(
  "the server takes whatever report a page can make: %#",
  (thrown) => {
    const report = reportOf(thrown, "/påskrift/ø å?");
    expect(clientErrorBody.safeParse(report).success).toBe(true);
    expect(JSON.stringify(report)).not.toContain("Hansen");
  },
);
