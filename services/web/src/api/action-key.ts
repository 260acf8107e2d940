/** The key of one user action: the same for every retry of the same words, a new one as soon as they differ. */
import { useRef } from "react";

export class ActionKey {
  private body: string | null = null;
  private key = "";

  headersFor(body: unknown): { "Idempotency-Key": string } {
    const written = JSON.stringify(body);
    if (written !== this.body) {
      this.body = written;
      this.key = crypto.randomUUID();
    }
    return { "Idempotency-Key": this.key };
  }

  /** The action is done; the next one is another, even with the same words. */
  done(): void {
    this.body = null;
  }
}

export function useActionKey(): ActionKey {
  const held = useRef<ActionKey | null>(null);
  held.current ??= new ActionKey();
  return held.current;
}
