/** Names for the fixture; a few of each, enough to see a full screen. */
export const DEPARTMENTS = [
  ["patient-access", "Patient Access"],
  ["ambulatory-primary-care", "Ambulatory Primary Care"],
  ["professional-billing", "Professional Billing"],
  ["laboratory", "Laboratory"],
  ["it-applications", "IT Applications"],
  ["compliance-and-privacy", "Compliance & Privacy"],
] as const;

export const WORKFLOWS = [
  ["check-in", "Check-in", ["patient-access", "ambulatory-primary-care", "professional-billing"]],
  ["eligibility-check", "Eligibility check", ["patient-access", "professional-billing"]],
  ["copay-collection", "Copay collection", ["patient-access", "professional-billing"]],
  ["new-patient-scheduling", "New-patient scheduling", ["patient-access"]],
  ["specimen-collection", "Specimen collection and label", ["laboratory", "ambulatory-primary-care"]],
  ["claim-edit", "Claim edit", ["professional-billing"]],
] as const;

const FIRST = ["Oak", "Elm", "River", "Harbor", "Mill", "Lake", "Cedar", "North", "South", "Garden"];
const SECOND = ["Street", "Valley", "Side", "Point", "Park"];

export const SITES: readonly (readonly [slug: string, name: string])[] = [
  ["st-anne", "St. Anne Hospital"],
  ["county-general", "County General Hospital"],
  ["lakeshore", "Lakeshore Hospital"],
  ...FIRST.flatMap((first) =>
    SECOND.map((second) => [`${first}-${second}`.toLowerCase(), `${first} ${second} Clinic`] as const),
  ).slice(0, 49),
];

export const ROLES = ["front-desk", "medical-assistant", "registered-nurse", "biller", "physician"];

export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
export const HASH = `sha256:${"4bf92f3577b34da6a3ce929d0e0e4736".repeat(2)}`;
export const OLD_HASH = `sha256:${"0af7651916cd43dd8448eb211c80319c".repeat(2)}`;
