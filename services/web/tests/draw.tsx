/** Draw the app at an address, as a signed-in person would open it. */
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { PEOPLE } from "../dev/answers.ts";
import type { Session } from "../src/api/shapes.ts";
import { newQueryClient } from "../src/app/query-client.ts";
import { newRouter } from "../src/app/router.tsx";
import { server } from "./server.ts";

export const person = (more: Partial<Session> = {}): Session => ({ ...(PEOPLE.lead as Session), ...more });

export function signInAs(who: Session | null): void {
  server.use(
    http.get("*/session/me", () =>
      who ? HttpResponse.json(who) : HttpResponse.json({ title: "", status: 401 }, { status: 401 }),
    ),
  );
}

export function draw(address: string) {
  const router = newRouter(createMemoryHistory({ initialEntries: [address] }));
  const user = userEvent.setup();
  const page = render(
    <QueryClientProvider client={newQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { ...page, router, user };
}
