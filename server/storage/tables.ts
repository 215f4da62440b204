import type { AuditTables } from "./audit.ts";
import type { BoardTables } from "./boards.ts";
import type { CardViewTables } from "./cardView.ts";
import type { CommandTables } from "./commandKeys.ts";
import type { CommentTables } from "./comments.ts";
import type { CrossTables } from "./cross.ts";
import type { EscalationTables } from "./escalations.ts";
import type { FeedKeyTables } from "./feedKeys.ts";
import type { HealthTables } from "./health.ts";
import type { IdeaTables } from "./ideas.ts";
import type { ImportTables } from "./imports.ts";
import type { LinkTables } from "./links.ts";
import type { MarkTables } from "./marks.ts";
import type { MeasureTables } from "./measures.ts";
import type { MessageTables } from "./messages.ts";
import type { MeetingTables } from "./meetings.ts";
import type { NoticeChoiceTables } from "./noticeChoices.ts";
import type { NoticeMessageTables } from "./noticeMessages.ts";
import type { NoticeTables } from "./notices.ts";
import type { OrganisationTables } from "./organisation.ts";
import type { PersonTables } from "./persons.ts";
import type { PullTables } from "./pulls.ts";
import type { ScreenTables } from "./screens.ts";
import type { SessionTables } from "./sessions.ts";
import type { SignalLookTables } from "./signalLooks.ts";
import type { SignalTables } from "./signals.ts";
import type { TestViewTables } from "./testView.ts";
import type { SurfaceTables } from "./surfaces.ts";
import type { ThanksTables } from "./thanks.ts";
import type { TodayTables } from "./today.ts";
import type { UnitTables } from "./units.ts";
import type { QuestionTables } from "./questions.ts";
import type { VisitTables } from "./visits.ts";
import type { VoteTables } from "./votes.ts";
import type { UpdateTables } from "./updateLog.ts";

/** All tables, each described in the file of its idea. */
export interface Tables
  extends OrganisationTables,
    UnitTables,
    UpdateTables,
    PersonTables,
    SessionTables,
    BoardTables,
    CardViewTables,
    CommandTables,
    ScreenTables,
    CrossTables,
    TodayTables,
    SurfaceTables,
    ThanksTables,
    CommentTables,
    VoteTables,
    TestViewTables,
    EscalationTables,
    MarkTables,
    MessageTables,
    VisitTables,
    QuestionTables,
    MeetingTables,
    MeasureTables,
    SignalTables,
    SignalLookTables,
    FeedKeyTables,
    HealthTables,
    LinkTables,
    PullTables,
    IdeaTables,
    ImportTables,
    NoticeTables,
    NoticeMessageTables,
    NoticeChoiceTables,
    AuditTables {}
