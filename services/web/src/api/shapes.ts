/** What the services send, as the web app reads it. Times are ISO 8601 with an offset. */

export type State = "ready" | "at-risk" | "not-ready" | "unknown";
export type Party = "clinical" | "revenue-cycle" | "it" | "compliance" | "administration";
export type Severity = "safety" | "high" | "medium" | "low";
export type EvidenceClass = "observed" | "interviewed" | "logged" | "assumed";

export type Session = {
  subject: string;
  name: string;
  roles: string[];
  parties: string[];
  departments: string[];
  sites: string[];
  expires_at: string;
};

export type Page<Item> = { items: Item[]; next: string | null };

// ---- departments: the live view -------------------------------------------------------------------------------

export type Evidence = { event_id: string; event_type: string; at: string; label: string; href: string | null };
export type Act = { label: string; href: string; minutes: number | null };
export type Reason = { code: string; state: State; text: string; evidence: Evidence[]; act: Act | null };
export type CardKind = "awaiting-signature" | "voided-signature" | "incident" | "day-change" | "signal";
/** 3 is safety, 2 urgent, 1 today, 0 good to know. */
export type Urgency = 0 | 1 | 2 | 3;

export type Card = {
  card_id: string;
  kind: CardKind;
  version: number;
  urgency: Urgency;
  title: string;
  because: string;
  act: Act | null;
  changed_at: string;
  evidence: Evidence[];
  detail: Record<string, unknown>;
  trace_id: string | null;
};

export type Cell = {
  cell_id: string;
  site: string;
  department: string;
  workflow: string;
  workflow_name: string;
  state: State;
  reasons: Reason[];
  changed_at: string;
};

export type SiteReadiness = {
  site: string;
  site_name: string;
  state: State;
  counts: Record<State, number>;
  cells?: Cell[];
  version: number;
  changed_at: string;
};

export type View = {
  department: string;
  name: string;
  epoch: number;
  cursor: string;
  as_of: string;
  sentence: string;
  cards: Card[];
  sites: SiteReadiness[];
};

export type Change = {
  cursor: string;
  as_of: string;
  cards: Card[];
  removed: string[];
  sites: SiteReadiness[];
  sentence: string;
  trace_id: string | null;
};

export type Heartbeat = { as_of: string; cursor: string };

export type DepartmentName = { department: string; name: string };

// ---- intake ---------------------------------------------------------------------------------------------------

export type Staffing = { role: string; shift: string; headcount: number };
export type SiteDepartment = { department: string; name: string; staff: Staffing[] };
export type Site = { site: string; name: string; kind: string; wave: string | null; departments: SiteDepartment[] };
export type Workflow = { workflow: string; name: string; departments: string[] };
export type Item = string | { item: string; values?: string | null; by?: string | null; required?: boolean };

export type Step = {
  id: string;
  name: string;
  actor: string;
  department?: string | null;
  needs?: Item[];
  gives?: Item[];
  system?: string | null;
  minutes?: number[] | null;
  evidence?: EvidenceClass | null;
  next?: string[];
};

export type SiteMap = {
  map_id: string;
  site: string;
  department: string;
  workflow: string;
  version: number;
  content_hash: string;
  steps: Step[];
};

// ---- alignment ------------------------------------------------------------------------------------------------

export type Standard = {
  workflow: string;
  name?: string | null;
  department: string;
  version: number;
  content_hash: string;
  covers: string[];
  steps: Step[];
};

/** A part of the standard that changed and that the party cares about; no step where it is of the whole. */
export type Because = { step: string | null; step_name: string | null; what: string };
export type SealState = "awaiting" | "granted" | "objected" | "voided";

export type Seal = {
  party: Party;
  department: string;
  state: SealState;
  by: string | null;
  at: string | null;
  reason: string | null;
  because: Because[];
};

export type SignOffRound = {
  round_id: string;
  workflow: string;
  content_hash: string;
  state: "open" | "completed";
  standard_version: number;
  requested_at: string;
  due_at: string | null;
  version: number;
  seals: Seal[];
};

// ---- training -------------------------------------------------------------------------------------------------

export type LessonChange = "stops" | "starts" | "changed" | "now-someone-elses";
export type LessonItem = {
  change: LessonChange;
  name: string;
  step: string | null;
  was: string | null;
  will_be: string | null;
};

export type Lesson = {
  lesson_id: string;
  workflow: string;
  site: string;
  role: string;
  department: string;
  content_hash: string;
  items: LessonItem[];
};

// ---- incident -------------------------------------------------------------------------------------------------

export type IncidentState = "open" | "acknowledged" | "contained" | "resolved";
/** One step on the way; `by` is the item or milestone that leads to it, none for the first. */
export type Hop = { map: string; step: string; name: string | null; department: string; by: string | null };
export type Routed = { department: string; by: string | null; path: Hop[]; acknowledged: boolean };
export type Moment = { at: string; kind: string; department: string | null; by: string | null; text: string | null };

export type Incident = {
  incident_id: string;
  severity: Severity;
  site: string;
  department: string;
  workflow: string;
  step: string;
  step_name: string | null;
  state: IncidentState;
  /** What was said; only for those whom it touches. */
  what: string | null;
  owner_department: string;
  reported_at: string;
  contained_until: string | null;
  routed_to: Routed[];
  timeline: Moment[];
};

export type Report = {
  site: string;
  department: string;
  workflow: string;
  step: string;
  role: string;
  severity: Severity;
  what: string;
};
export type ReportReceipt = { report_id: string; incident_id: string };
