import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { HealthCard } from "./HealthCard";

describe("the health card", () => {
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("says that purchases are taken when the server is up", async () => {
    vi.stubGlobal("fetch", async () => Response.json({ status: "UP" }));
    render(<HealthCard />);
    expect(await screen.findByText("Up: purchases are taken")).toBeDefined();
  });

  it("says so when nobody answers", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("no connection");
    });
    render(<HealthCard />);
    expect(await screen.findByText("UNREACHABLE")).toBeDefined();
  });
});
