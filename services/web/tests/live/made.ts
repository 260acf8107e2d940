/** Small views, cards and news for the tests of the live board. */
import type { Card, Change, SiteReadiness, View } from "../../src/api/shapes.ts";

/** A time `seconds` into the test's day. */
export const at = (seconds: number) => new Date(Date.UTC(2027, 0, 4, 10, 0, seconds)).toISOString();

export const card = (card_id: string, version = 1, more: Partial<Card> = {}): Card => ({
  card_id,
  kind: "incident",
  version,
  urgency: 1,
  title: `${card_id} v${version}`,
  because: "because",
  act: null,
  changed_at: at(version),
  evidence: [],
  detail: {},
  trace_id: null,
  ...more,
});

export const site = (slug: string, version = 1, state: SiteReadiness["state"] = "ready"): SiteReadiness => ({
  site: slug,
  site_name: slug,
  state,
  counts: { ready: 1, "at-risk": 0, "not-ready": 0, unknown: 0 },
  version,
  changed_at: at(version),
});

export const view = (more: Partial<View> = {}): View => ({
  department: "laboratory",
  name: "Laboratory",
  epoch: 1,
  cursor: "c1",
  as_of: at(1),
  sentence: "Calm.",
  cards: [card("a"), card("b")],
  sites: [site("oak"), site("elm")],
  ...more,
});

export const change = (cursor: string, seconds: number, more: Partial<Change> = {}): Change => ({
  cursor,
  as_of: at(seconds),
  cards: [],
  removed: [],
  sites: [],
  sentence: "Changed.",
  trace_id: null,
  ...more,
});
