import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { draw, person, signInAs } from "../draw.tsx";
import { server } from "../server.ts";

describe("the shell", () => {
  it("shows a sign-in page when nobody is signed in, and comes back to the same address", async () => {
    signInAs(null);
    globalThis.history.replaceState(null, "", "/incidents?state=open");
    draw("/incidents?state=open");
    const button = await screen.findByRole("link", { name: "Sign in" });
    expect(button).toHaveAttribute("href", "/session/login?next=%2Fincidents%3Fstate%3Dopen");
    globalThis.history.replaceState(null, "", "/");
  });

  it("leads everybody to their own home, and shows only their places", async () => {
    signInAs(person({ roles: ["staff"], parties: [] }));
    const { router } = draw("/");
    await waitFor(() => expect(router.state.location.pathname).toBe("/my-day"));
    const places = await screen.findByRole("navigation", { name: "Places" });
    expect(places).toHaveTextContent("My dayIncidents");
    expect(screen.getAllByRole("link", { name: /Something is wrong/ })[0]).toHaveAttribute("href", "/report");
  });

  it("goes by g and a letter, moves the focus to the new heading and names the tab", async () => {
    const { user, router } = draw("/standards");
    await screen.findByRole("heading", { level: 1, name: "Standards" });
    await user.keyboard("gi");
    expect(await screen.findByRole("heading", { level: 1, name: "Incidents" })).toHaveFocus();
    expect(router.state.location.pathname).toBe("/incidents");
    expect(document.title).toBe("Incidents · Plumbline");
  });

  it("shows all keys on ?, and single keys can be switched off", async () => {
    const { user, router } = draw("/standards");
    await screen.findByRole("heading", { level: 1, name: "Standards" });
    await user.keyboard("?");
    expect(await screen.findByRole("dialog", { name: "Keyboard" })).toHaveTextContent("Go to Readiness");
    await user.click(screen.getByRole("switch", { name: /Single-key shortcuts/ }));
    await user.click(screen.getByRole("button", { name: "Close" }));
    await user.keyboard("gi");
    expect(router.state.location.pathname).toBe("/standards");
  });

  it("puts the focus into search on / and opens what is found", async () => {
    const { user, router } = draw("/standards");
    await screen.findByRole("heading", { level: 1, name: "Standards" });
    await user.keyboard("/");
    await user.keyboard("oak str");
    await screen.findByRole("option", { name: /Oak Street Clinic.*Incidents at this site/ });
    await user.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.href).toContain("/incidents?site=oak-street"));
  });

  it("keeps the page when the session ends under a person's hands", async () => {
    const { user } = draw("/standards");
    await screen.findByRole("heading", { level: 1, name: "Standards" });
    const refused = () => HttpResponse.json({ title: "no", status: 401 }, { status: 401 });
    server.use(http.get("*/api/incident/*", refused), http.get("*/session/me", refused));
    await user.keyboard("gi");
    expect(await screen.findByRole("dialog", { name: "Your sign-in has ended" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Sign in again" })).toHaveAttribute("target", "_blank");
  });

  it("has a page for an address that is none", async () => {
    draw("/nowhere");
    expect(
      await screen.findByRole("heading", { level: 1, name: "There is no such page" }),
    ).toBeInTheDocument();
  });
});
