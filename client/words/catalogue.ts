import type { Language } from "../../shared/access/actor.ts";
import * as access from "./access.ts";
import * as advice from "./advice.ts";
import * as board from "./board.ts";
import * as cascade from "./cascade.ts";
import * as catalogueRoom from "./catalogue-room.ts";
import * as comment from "./comment.ts";
import * as cross from "./cross.ts";
import * as escalation from "./escalation.ts";
import * as feeds from "./feeds.ts";
import * as guide from "./guide.ts";
import * as health from "./health.ts";
import * as huddle from "./huddle.ts";
import * as idea from "./idea.ts";
import * as imports from "./import.ts";
import * as layout from "./layout.ts";
import * as level from "./level.ts";
import * as link from "./link.ts";
import * as many from "./many.ts";
import * as matrix from "./matrix.ts";
import * as matters from "./matters.ts";
import * as measure from "./measure.ts";
import * as message from "./message.ts";
import * as moment from "./moment.ts";
import * as multiples from "./multiples.ts";
import * as night from "./night.ts";
import * as notice from "./notice.ts";
import * as pdsa from "./pdsa.ts";
import * as problem from "./problem.ts";
import * as pull from "./pull.ts";
import * as raising from "./raising.ts";
import * as record from "./record.ts";
import * as remote from "./remote.ts";
import * as round from "./round.ts";
import * as rules from "./rules.ts";
import * as screen from "./screen.ts";
import * as sending from "./sending.ts";
import * as shell from "./shell.ts";
import * as signal from "./signal.ts";
import * as since from "./since.ts";
import * as standing from "./standing.ts";
import * as surface from "./surface.ts";
import * as tally from "./tally.ts";
import * as thanks from "./thanks.ts";
import * as tier from "./tier.ts";
import * as today from "./today.ts";
import * as vote from "./vote.ts";
import * as workbench from "./workbench.ts";

/** Every text of the interface, by room. Bokmål is the type: a text that lacks in nynorsk or English does not compile. */
const nb = {
  access: access.nb,
  advice: advice.nb,
  board: board.nb,
  cascade: cascade.nb,
  catalogue: catalogueRoom.nb,
  comment: comment.nb,
  cross: cross.nb,
  escalation: escalation.nb,
  feeds: feeds.nb,
  guide: guide.nb,
  health: health.nb,
  huddle: huddle.nb,
  idea: idea.nb,
  import: imports.nb,
  layout: layout.nb,
  level: level.nb,
  link: link.nb,
  many: many.nb,
  matrix: matrix.nb,
  matters: matters.nb,
  measure: measure.nb,
  message: message.nb,
  moment: moment.nb,
  multiples: multiples.nb,
  night: night.nb,
  notice: notice.nb,
  pdsa: pdsa.nb,
  problem: problem.nb,
  pull: pull.nb,
  raising: raising.nb,
  record: record.nb,
  remote: remote.nb,
  round: round.nb,
  rules: rules.nb,
  screen: screen.nb,
  sending: sending.nb,
  shell: shell.nb,
  signal: signal.nb,
  since: since.nb,
  standing: standing.nb,
  surface: surface.nb,
  tally: tally.nb,
  thanks: thanks.nb,
  tier: tier.nb,
  today: today.nb,
  vote: vote.nb,
  workbench: workbench.nb,
};

export type Words = typeof nb;

const nn: Words = {
  access: access.nn,
  advice: advice.nn,
  board: board.nn,
  cascade: cascade.nn,
  catalogue: catalogueRoom.nn,
  comment: comment.nn,
  cross: cross.nn,
  escalation: escalation.nn,
  feeds: feeds.nn,
  guide: guide.nn,
  health: health.nn,
  huddle: huddle.nn,
  idea: idea.nn,
  import: imports.nn,
  layout: layout.nn,
  level: level.nn,
  link: link.nn,
  many: many.nn,
  matrix: matrix.nn,
  matters: matters.nn,
  measure: measure.nn,
  message: message.nn,
  moment: moment.nn,
  multiples: multiples.nn,
  night: night.nn,
  notice: notice.nn,
  pdsa: pdsa.nn,
  problem: problem.nn,
  pull: pull.nn,
  raising: raising.nn,
  record: record.nn,
  remote: remote.nn,
  round: round.nn,
  rules: rules.nn,
  screen: screen.nn,
  sending: sending.nn,
  shell: shell.nn,
  signal: signal.nn,
  since: since.nn,
  standing: standing.nn,
  surface: surface.nn,
  tally: tally.nn,
  thanks: thanks.nn,
  tier: tier.nn,
  today: today.nn,
  vote: vote.nn,
  workbench: workbench.nn,
};

const en: Words = {
  access: access.en,
  advice: advice.en,
  board: board.en,
  cascade: cascade.en,
  catalogue: catalogueRoom.en,
  comment: comment.en,
  cross: cross.en,
  escalation: escalation.en,
  feeds: feeds.en,
  guide: guide.en,
  health: health.en,
  huddle: huddle.en,
  idea: idea.en,
  import: imports.en,
  layout: layout.en,
  level: level.en,
  link: link.en,
  many: many.en,
  matrix: matrix.en,
  matters: matters.en,
  measure: measure.en,
  message: message.en,
  moment: moment.en,
  multiples: multiples.en,
  night: night.en,
  notice: notice.en,
  pdsa: pdsa.en,
  problem: problem.en,
  pull: pull.en,
  raising: raising.en,
  record: record.en,
  remote: remote.en,
  round: round.en,
  rules: rules.en,
  screen: screen.en,
  sending: sending.en,
  shell: shell.en,
  signal: signal.en,
  since: since.en,
  standing: standing.en,
  surface: surface.en,
  tally: tally.en,
  thanks: thanks.en,
  tier: tier.en,
  today: today.en,
  vote: vote.en,
  workbench: workbench.en,
};

export const catalogue: Readonly<Record<Language, Words>> = { nb, nn, en };
