import { fireEvent, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { open } from "../testing/open";
import { BASE, RulebookServer } from "../testing/rulebook.test-data";

const USE = { fired: 1234, points: 5678, members: 90, days: [] };
const FIGURES = /1,234 times and 5,678 points/;

it("that two rules have is told at both, and neither is shown what the other did", async () => {
  const second = BASE.replace("Base points", "Second");
  const server = new RulebookServer({ "base.dslr": `${BASE}\n${second}` });
  server.figures = [{ rule: "Base points", ...USE }];
  server.start();
  open(`/rules/${server.id}/base.dslr`);
  await screen.findByText(FIGURES);
  const name = within(screen.getByRole("article", { name: "Second" })).getByLabelText(/^Name/);
  fireEvent.change(name, { target: { value: "Base points" } });
  const [first, other] = screen.getAllByRole("article", { name: "Base points" });

  expect(
    within(first as HTMLElement).getByText(/already: base.dslr, line 8. Rename one./),
  ).toBeDefined();
  expect(
    within(other as HTMLElement).getByText(/already: base.dslr, line 1. Rename one./),
  ).toBeDefined();
  expect(screen.getAllByText("1 problem")).toHaveLength(2);
  expect(screen.queryByText(FIGURES)).toBeNull();
});

it("that is not live is shown no figures", async () => {
  const server = new RulebookServer();
  server.live = { ...server.live, files: [] };
  server.figures = [{ rule: "Base points", ...USE }];
  server.start();
  open(`/rules/${server.id}/base.dslr`);
  await screen.findAllByText("Then");

  expect(screen.queryByText(FIGURES)).toBeNull();
});
