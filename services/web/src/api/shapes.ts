/** What the services send and take, named for the pages. The generated types are the source. */
import type { components as Alignment } from "@contracts/alignment.ts";
import type { components as Departments } from "@contracts/departments.ts";
import type { components as Gateway } from "@contracts/gateway.ts";
import type { components as IncidentParts } from "@contracts/incident.ts";
import type { components as Intake } from "@contracts/intake.ts";
import type { components as Training } from "@contracts/training.ts";

export type Page<Item> = { items: Item[]; next?: string | null };

/** Who is signed in, from the gateway. */
export type Session = Gateway["schemas"]["Me"];

export type State = Departments["schemas"]["State"];
export type Evidence = Departments["schemas"]["Evidence"];
export type Act = Departments["schemas"]["Act"];
export type Reason = Departments["schemas"]["Reason"];
export type Card = Departments["schemas"]["Card"];
export type CardKind = Card["kind"];
export type Cell = Departments["schemas"]["Cell"];
export type SiteReadiness = Departments["schemas"]["SiteReadiness"];
export type View = Departments["schemas"]["View"];
export type DepartmentName = Departments["schemas"]["DepartmentName"];

/** The `change` event of a stream. Rows as they are now; `removed` cards are gone. */
export type Change = {
  cursor: string;
  as_of: string;
  cards: Card[];
  removed: string[];
  sites: SiteReadiness[];
  sentence: string;
  trace_id: string | null;
};
/** The `heartbeat` event: of which instant the stream is true, and after which change it stands. */
export type Heartbeat = { as_of: string; cursor: string };

export type SiteSummary = Intake["schemas"]["SiteSummary"];
export type Site = Intake["schemas"]["SiteBody"];
export type Workflow = Intake["schemas"]["WorkflowBody"];
export type MapBody = Intake["schemas"]["MapBody"];

/** A step in a map's or a standard's document, which is kept as its writer gave it: only `id` and `name` are sure. */
export type Item = string | { item: string; values?: string | null };
export type Step = {
  id: string;
  name: string;
  actor?: string | null;
  department?: string | null;
  needs?: Item[] | null;
  gives?: Item[] | null;
  system?: string | null;
  minutes?: number[] | null;
  evidence?: "observed" | "interviewed" | "logged" | "assumed" | null;
};

export type Party = Alignment["schemas"]["Party"];
export type StandardSummary = Alignment["schemas"]["StandardSummaryBody"];
export type StandardBody = Alignment["schemas"]["StandardBody"];
export type StandardChange = Alignment["schemas"]["ChangeBody"];
export type Because = Alignment["schemas"]["TouchedBody"];
export type Seat = Alignment["schemas"]["SeatBody"];
export type SignOffRound = Alignment["schemas"]["RoundBody"];
export type Decision = Alignment["schemas"]["DecisionRequest"];

export type Lesson = Training["schemas"]["LessonBody"];
export type LessonItem = Training["schemas"]["LessonItemBody"];
export type LessonChange = Training["schemas"]["Change"];

export type Severity = IncidentParts["schemas"]["Severity"];
export type IncidentState = IncidentParts["schemas"]["State"];
export type IncidentSummary = IncidentParts["schemas"]["IncidentSummary"];
export type Incident = IncidentParts["schemas"]["IncidentBody"];
export type Routed = IncidentParts["schemas"]["RoutedBody"];
export type Hop = IncidentParts["schemas"]["HopBody"];
export type Moment = IncidentParts["schemas"]["MomentBody"];
export type Report = Required<IncidentParts["schemas"]["ReportBody"]> & { role: string };
export type ReportReceipt = IncidentParts["schemas"]["ReceiptBody"];
export type Containment = IncidentParts["schemas"]["ContainmentBody"];
