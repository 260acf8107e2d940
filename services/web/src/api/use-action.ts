/** A write made by a person: retried with one key while the failure may pass, then shown with its trace. */
import { useMutation } from "@tanstack/react-query";
import { useActionKey } from "./action-key.ts";
import type { Receipt } from "./client.ts";
import { ProblemError } from "./problem.ts";

const RETRIES = 2;

type Send<Body, Answer> = (body: Body, headers: { "Idempotency-Key": string }) => Promise<Receipt<Answer>>;

export function useAction<Body, Answer>(
  send: Send<Body, Answer>,
  onDone?: (receipt: Receipt<Answer>) => void,
) {
  const key = useActionKey();
  return useMutation<Receipt<Answer>, Error, Body>({
    mutationFn: (body) => send(body, key.headersFor(body)),
    retry: (failures, error) => failures < RETRIES && error instanceof ProblemError && error.isPassing,
    retryDelay: (failures) => 400 * 2 ** failures,
    // A write while off line is refused at once and said so, rather than sent minutes later behind the person's back.
    networkMode: "always",
    onSuccess: (receipt) => {
      key.done();
      onDone?.(receipt);
    },
  });
}
