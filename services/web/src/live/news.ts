/** Read one frame as the news it carries. */
import type { Change, Heartbeat } from "../api/shapes.ts";
import type { Frame } from "./frames.ts";

export type News =
  | { kind: "change"; change: Change }
  | { kind: "heartbeat"; heartbeat: Heartbeat }
  | { kind: "goodbye" }
  /** The stream can't be trusted to be whole from here: take a snapshot. */
  | { kind: "reset"; why: string }
  | { kind: "other" };

function parsed(data: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function changeOf(frame: Frame): News {
  const body = parsed(frame.data);
  const isWhole =
    body !== null &&
    typeof body.cursor === "string" &&
    Array.isArray(body.cards) &&
    Array.isArray(body.removed);
  if (!isWhole || (frame.id !== null && frame.id !== body.cursor)) {
    return { kind: "reset", why: "a change that can't be read" };
  }
  return { kind: "change", change: { sites: [], trace_id: null, ...body } as unknown as Change };
}

function heartbeatOf(frame: Frame): News {
  const body = parsed(frame.data);
  if (body === null || typeof body.cursor !== "string" || typeof body.as_of !== "string")
    return { kind: "other" };
  return { kind: "heartbeat", heartbeat: { as_of: body.as_of, cursor: body.cursor } };
}

export function newsOf(frame: Frame): News {
  if (frame.event === "change") return changeOf(frame);
  if (frame.event === "heartbeat") return heartbeatOf(frame);
  if (frame.event === "goodbye") return { kind: "goodbye" };
  if (frame.event === "reset")
    return { kind: "reset", why: String(parsed(frame.data)?.reason ?? "asked to") };
  return { kind: "other" };
}
