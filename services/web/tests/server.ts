/** The network of the tests: the fixture's answers, which a test overrides where it says otherwise. */
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { answerTo, PEOPLE } from "../dev/answers.ts";

export const server = setupServer(
  http.get("*/session/me", () => HttpResponse.json(PEOPLE.lead)),
  http.get("*/api/departments/v1/departments/:department/stream", () => {
    const body = new ReadableStream({ start: () => undefined });
    return new HttpResponse(body, { headers: { "Content-Type": "text/event-stream" } });
  }),
  http.all("*/api/*", ({ request }) => {
    const { pathname, searchParams } = new URL(request.url);
    const { status, body } = answerTo(request.method, pathname, searchParams);
    return HttpResponse.json(body as object, { status });
  }),
);
