import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "../api/problem.ts";

const RETRIES = 2;

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A refusal stays a refusal; only what may pass is asked again.
        retry: (failures, error) => failures < RETRIES && error instanceof ProblemError && error.isPassing,
        retryDelay: (failures) => 500 * 2 ** failures,
        networkMode: "always",
      },
    },
  });
}
