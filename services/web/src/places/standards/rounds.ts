/** Reading sign-off rounds. */
import type { Party, SignOffRound } from "../../api/shapes.ts";

/** A workflow's newest round is the one that counts. */
export function newestRounds(rounds: readonly SignOffRound[]): Map<string, SignOffRound> {
  const newest = new Map<string, SignOffRound>();
  for (const round of rounds) {
    const known = newest.get(round.workflow);
    if (!known || Date.parse(known.requested_at) < Date.parse(round.requested_at)) newest.set(round.workflow, round);
  }
  return newest;
}

/** The person's own parties whose decision the round waits for. An objection may still become a signature. */
export function waitsFor(round: SignOffRound | undefined, parties: readonly string[]): Party[] {
  if (round?.state !== "open") return [];
  return round.seals
    .filter((seal) => seal.state !== "granted" && parties.includes(seal.party))
    .map((seal) => seal.party);
}
