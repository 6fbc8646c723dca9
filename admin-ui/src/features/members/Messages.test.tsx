import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { refusal, serve } from "../../shared/testing/server";
import { show } from "../../shared/testing/show";
import { Messages } from "./Messages";

const SAID = {
  id: "f1",
  memberId: "m1",
  score: 2,
  text: "It was cold.",
  at: "2026-11-21T10:00:00Z",
};

const page = <Messages member="m1" after={undefined} />;

test("support answers, and makes good in the same step", async () => {
  let said: object = SAID;
  const sent = serve({
    "GET /v1/feedback": () => ({ body: { items: [said], next: null } }),
    "POST /v1/feedback/f1/answer": () => {
      said = {
        ...SAID,
        answer: "Sorry!",
        answeredAt: "2026-11-22T10:00:00Z",
        answeredBy: "Sue",
        points: 50,
      };
      return { body: said };
    },
  });
  show(page, { role: "support" });
  await screen.findByText("It was cold.");
  await userEvent.click(screen.getByRole("button", { name: "Answer" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Your answer" }), "Sorry!");
  await userEvent.type(screen.getByRole("textbox", { name: "Make good with points" }), "50");
  await userEvent.click(screen.getByRole("button", { name: "Send the answer" }));
  await screen.findByText(/Answered by Sue.*With 50 points/);
  expect(sent[0]?.query.get("member")).toBe("m1");
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({
    text: "Sorry!",
    points: 50,
  });
  expect(screen.queryByRole("button", { name: "Answer" })).toBeNull();
});

test("it says that somebody else was first, in German, too", async () => {
  serve({
    "GET /v1/feedback": { body: { items: [SAID], next: null } },
    "POST /v1/feedback/f1/answer": refusal(409, "feedback-answered"),
  });
  show(page, { role: "support", language: "de" });
  await userEvent.click(await screen.findByRole("button", { name: "Antworten" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Ihre Antwort" }), "Danke");
  await userEvent.click(screen.getByRole("button", { name: "Antwort senden" }));
  await screen.findByText(/Das hat inzwischen jemand anders beantwortet/);
});
