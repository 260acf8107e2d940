/** Reading sign-off rounds. */
import type { Seat, Session, SignOffRound } from "./shapes.ts";

/** A workflow's newest round is the one that counts. */
export function newestRounds<Round extends SignOffRound>(rounds: readonly Round[]): Map<string, Round> {
  const newest = new Map<string, Round>();
  for (const round of rounds) {
    const known = newest.get(round.workflow);
    if (!known || Date.parse(known.requested_at) < Date.parse(round.requested_at))
      newest.set(round.workflow, round);
  }
  return newest;
}

/** The seats of a person's parties whose decision the round waits for. An objection may still become a signature. */
export function seatsWaitingFor(round: SignOffRound | null | undefined, session: Session): Seat[] {
  if (round?.state !== "open") return [];
  return round.seats.filter((seat) => seat.state !== "granted" && session.parties.includes(seat.party));
}

/** The seat is held by one department; only its people decide. */
export function holds(session: Session, seat: Seat): boolean {
  return session.departments.includes("*") || session.departments.includes(seat.department);
}
