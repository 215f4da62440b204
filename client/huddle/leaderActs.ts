import type { Leader } from "../../shared/huddle/huddle.ts";
import type { MeetingNow } from "../../shared/protocol/meetings.ts";
import type { Words } from "../words/catalogue.ts";
import type { Act } from "./ActRow.tsx";

interface Choices {
  /** Whoever has a role in the unit, in the order of the alphabet. */
  readonly leaders: MeetingNow["leaders"];
  readonly leader: Leader | null;
  readonly words: Words;
  readonly onLead: (leader: Leader) => void;
}

/** Who leads, by one touch: a role, which needs no account, or a name. */
export function leaderActs({ leaders, leader, words, onLead }: Choices): readonly Act[] {
  const roles = words.standing.lead.roles.map((name) => ({ personId: null, name }));
  return [...roles, ...leaders].map((each) => ({
    key: each.personId ?? each.name,
    label: each.name,
    isOn: leader !== null && leader.personId === each.personId && leader.name === each.name,
    onPress: () => onLead(each),
  }));
}
