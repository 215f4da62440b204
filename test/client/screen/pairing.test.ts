import { describe, expect, test } from "vitest";
import { WallPairing } from "../../../client/screen/pairing.ts";
import type { Answer } from "../../../client/live/api.ts";
import type { ClaimedPairing, OpenedPairing } from "../../../shared/screen/pairing.ts";
import { MINUTE } from "../../../shared/base/time.ts";
import { boardId, newId, screenId } from "../../../shared/base/ids.ts";
import { handClock } from "../../support/clock.ts";
import { seededRandom } from "../../support/ids.ts";

const START = 1_795_000_000_000;
const OUT: Answer<never> = { ok: false, refusal: { code: "no-network", message: "" } };
const random = seededRandom(1);
const PAIRED: ClaimedPairing = {
  state: "paired",
  screenId: screenId.parse(newId(random)),
  boardId: boardId.parse(newId(random)),
};

/** A wall before a service that a test answers for. */
function aWall() {
  const clock = handClock(START);
  const asked: string[] = [];
  const service = {
    isOut: false,
    claimed: undefined as ClaimedPairing | undefined,
  };
  let opened = 0;
  const open = async (): Promise<Answer<OpenedPairing>> => {
    if (service.isOut) return OUT;
    opened += 1;
    asked.push(`open ${opened}`);
    return {
      ok: true,
      value: { code: `CODE000${opened}`, secret: `s${opened}`, expiresAt: clock.now() + 10 * MINUTE },
    };
  };
  const claim = async (secret: string): Promise<Answer<ClaimedPairing>> => {
    asked.push(`claim ${secret}`);
    if (service.isOut) return OUT;
    return { ok: true, value: service.claimed ?? { state: "waiting", expiresAt: START + 10 * MINUTE } };
  };
  const after = (milliseconds: number, run: () => void) => {
    const timer = clock.after(milliseconds, run);
    return () => timer.cancel();
  };
  const pairing = new WallPairing({ open, claim, now: clock.now, after });
  const turn = async (milliseconds: number): Promise<void> => {
    for (let gone = 0; gone < milliseconds; gone += 3000) {
      clock.advance(3000);
      await new Promise((done) => setImmediate(done));
    }
  };
  return { pairing, service, asked, turn };
}

async function started() {
  const wall = aWall();
  wall.pairing.start();
  await new Promise((done) => setImmediate(done));
  return wall;
}

describe("a wall that waits to be paired", () => {
  test("shows a code and asks every three seconds with its secret", async () => {
    const { pairing, asked, turn } = await started();
    expect(pairing.state).toMatchObject({ kind: "waiting", code: "CODE0001", isOut: false });
    await turn(9000);
    expect(asked).toEqual(["open 1", "claim s1", "claim s1", "claim s1"]);
    pairing.stop();
  });

  test("is told that it is paired, and asks no more", async () => {
    const { pairing, service, asked, turn } = await started();
    service.claimed = PAIRED;
    await turn(3000);
    expect(pairing.state).toEqual({ kind: "paired" });
    await turn(9000);
    expect(asked).toEqual(["open 1", "claim s1"]);
  });

  test("takes a new code when the old one has run out", async () => {
    const { pairing, service, turn } = await started();
    service.claimed = { state: "expired" };
    await turn(3000);
    expect(pairing.state).toMatchObject({ code: "CODE0002" });
    pairing.stop();
  });

  test("keeps its code through a short cut, and says that the service does not answer", async () => {
    const { pairing, service, turn } = await started();
    service.isOut = true;
    await turn(30_000);
    expect(pairing.state).toMatchObject({ kind: "waiting", code: "CODE0001", isOut: true });
    service.isOut = false;
    await turn(3000);
    expect(pairing.state).toMatchObject({ code: "CODE0001", isOut: false });
    pairing.stop();
  });

  test("shows no code that has run out during a cut, and fetches one when the service is back", async () => {
    const { pairing, service, turn } = await started();
    service.isOut = true;
    await turn(10 * MINUTE + 3000);
    expect(pairing.state).toEqual({ kind: "out" });
    service.isOut = false;
    await turn(3000);
    expect(pairing.state).toMatchObject({ kind: "waiting", code: "CODE0002", isOut: false });
    pairing.stop();
  });

  test("asks nothing more once it is stopped", async () => {
    const { pairing, asked, turn } = await started();
    pairing.stop();
    await turn(9000);
    expect(asked).toEqual(["open 1"]);
  });
});
