/** The addresses of the five services, in the form that openapi-fetch reads. */
import type {
  Cell,
  DepartmentName,
  Incident,
  Lesson,
  Page,
  Party,
  Report,
  ReportReceipt,
  SignOffRound,
  Site,
  SiteMap,
  Standard,
  View,
  Workflow,
} from "./shapes.ts";
import type { Problem } from "./problem.ts";

type Json<Body> = { content: { "application/json": Body } };
type Refused = { content: { "application/problem+json": Problem } };
type Paging = { limit?: number; after?: string };

type Get<Answer, Query = never, Path = never> = {
  get: { parameters: { query?: Query; path: Path }; responses: { 200: Json<Answer>; default: Refused } };
};
type Read<Answer, Query = Record<string, never>> = {
  get: { parameters: { query?: Query }; responses: { 200: Json<Answer>; default: Refused } };
};
type Post<Body, Answer> = {
  post: {
    parameters: { header?: Record<string, string> };
    requestBody: Json<Body>;
    responses: { 201: Json<Answer>; default: Refused };
  };
};
type PostAt<Path, Body, Answer> = {
  post: {
    parameters: { path: Path; header?: Record<string, string> };
    requestBody: Json<Body>;
    responses: { 201: Json<Answer>; default: Refused };
  };
};

type Where = { site: string; department: string; workflow: string };

export type IntakePaths = {
  "/v1/sites": Read<Page<Site>, Paging>;
  "/v1/sites/{site}": Get<Site, never, { site: string }>;
  "/v1/workflows": Read<Page<Workflow>, Paging>;
  "/v1/maps": Read<Page<SiteMap>, Paging & Partial<Where>>;
  "/v1/maps/{site}/{department}/{workflow}": Get<SiteMap, never, Where>;
};

export type Decision = { party: Party; decision: "grant" | "object"; content_hash: string; reason?: string };

export type AlignmentPaths = {
  "/v1/standards": Read<Page<Standard>, Paging>;
  "/v1/standards/{workflow}": Get<Standard, never, { workflow: string }>;
  "/v1/sign-off-rounds": Read<Page<SignOffRound>, Paging & { workflow?: string; state?: string }>;
  "/v1/sign-off-rounds/{round_id}/decisions": PostAt<{ round_id: string }, Decision, SignOffRound>;
};

export type TrainingPaths = {
  "/v1/lessons": Read<Page<Lesson>, Paging & { site?: string; role?: string; workflow?: string }>;
};

type Id = { incident_id: string };
export type Containment = { department: string; measure: string; until: string };

export type IncidentPaths = {
  "/v1/reports": Post<Report, ReportReceipt>;
  "/v1/incidents": Read<Page<Incident>, Paging & { state?: string; site?: string; department?: string }>;
  "/v1/incidents/{incident_id}": Get<Incident, never, Id>;
  "/v1/incidents/{incident_id}/acknowledgements": PostAt<Id, { department: string }, Incident>;
  "/v1/incidents/{incident_id}/containments": PostAt<Id, Containment, Incident>;
  "/v1/incidents/{incident_id}/resolutions": PostAt<Id, { department: string; resolution: string }, Incident>;
};

export type DepartmentsPaths = {
  "/v1/departments": Read<Page<DepartmentName>, Paging>;
  "/v1/departments/{department}/view": Get<View, { cells?: 0 | 1 }, { department: string }>;
  "/v1/readiness": Read<Page<Cell>, Paging & Partial<Where>>;
  "/v1/readiness/{site}/{department}/{workflow}": Get<Cell, never, Where>;
};
