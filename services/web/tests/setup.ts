import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll } from "vitest";
import { hub } from "../src/live/hub.ts";
import "../src/texts/texts.ts";
import { server } from "./server.ts";

// What jsdom lacks and pages use.
globalThis.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
})) as unknown as typeof matchMedia;
globalThis.scrollTo = () => undefined;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as unknown as typeof ResizeObserver;
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};

// A busy machine is slow, not wrong: waiting ends at once when the thing is there.
configure({ asyncUtilTimeout: 8_000 });

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  hub.end();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());
