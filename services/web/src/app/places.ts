/** Which places there are, who may see them, and which one is home. */
import type { Session } from "../api/shapes.ts";

export type PlaceName = "myDay" | "department" | "standards" | "incidents" | "readiness";
export type Place = { name: PlaceName; href: string; letter: string };

type Rule = Place & { roles: readonly string[]; isFor?: (session: Session) => boolean };

/** The order is the order of the navigation; the first that a person may see, after `HOMES`, is home. */
const RULES: readonly Rule[] = [
  { name: "myDay", href: "/my-day", letter: "m", roles: ["staff", "manager", "mapper", "trainer"] },
  {
    name: "department",
    href: "/department",
    letter: "d",
    roles: ["lead", "manager", "programme-lead", "executive", "command-centre"],
  },
  {
    name: "standards",
    href: "/standards",
    letter: "s",
    roles: ["lead", "designer", "programme-lead", "executive"],
    isFor: (session) => session.parties.length > 0,
  },
  {
    name: "incidents",
    href: "/incidents",
    letter: "i",
    roles: [
      "staff",
      "manager",
      "lead",
      "mapper",
      "trainer",
      "programme-lead",
      "command-centre",
      "operations",
    ],
  },
  {
    name: "readiness",
    href: "/readiness",
    letter: "r",
    roles: ["manager", "lead", "programme-lead", "executive", "command-centre"],
  },
];

const HOMES: readonly (readonly [role: string, home: PlaceName])[] = [
  ["command-centre", "incidents"],
  ["lead", "department"],
  ["programme-lead", "readiness"],
  ["executive", "readiness"],
  ["manager", "department"],
  ["designer", "standards"],
];

export function placesOf(session: Session): Place[] {
  return RULES.filter(
    (rule) => rule.roles.some((role) => session.roles.includes(role)) || rule.isFor?.(session),
  ).map(({ name, href, letter }) => ({ name, href, letter }));
}

export function homeOf(session: Session): Place | null {
  const places = placesOf(session);
  for (const [role, name] of HOMES) {
    const home = session.roles.includes(role) && places.find((place) => place.name === name);
    if (home) return home;
  }
  return places[0] ?? null;
}

/** Everybody who works at a site may say that something is wrong. */
export function mayReport(session: Session): boolean {
  return session.roles.some((role) => role !== "integrator");
}
