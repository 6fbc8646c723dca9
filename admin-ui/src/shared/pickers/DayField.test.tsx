import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import type { Language } from "../i18n/catalogue";
import { show } from "../testing/show";
import { DayField, MomentField } from "./DayField";

const BIRTHDAY = "Birthday";

function showDay(language: Language, first = "", onChange = (_: string) => {}) {
  function Kept() {
    const [day, setDay] = useState(first);
    return (
      <DayField
        label={BIRTHDAY}
        value={day}
        onChange={(value) => {
          setDay(value);
          onChange(value);
        }}
      />
    );
  }
  show(<Kept />, { language });
  return screen.findByLabelText<HTMLInputElement>(BIRTHDAY);
}

it("shows a day as the language of the page writes it", async () => {
  expect((await showDay("de", "2026-12-31")).value).toBe("31.12.2026");
});

it("shows a day in English with the name of its month", async () => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["en-GB"]);
  expect((await showDay("en", "2026-12-31")).value).toBe("31 Dec 2026");
});

it("takes a day as it is typed, and writes it out when the field is left", async () => {
  const onChange = vi.fn();
  const field = await showDay("de", "", onChange);

  fireEvent.change(field, { target: { value: "1.2.2026" } });
  expect(onChange).toHaveBeenLastCalledWith("2026-02-01");
  expect(field.value).toBe("1.2.2026");

  fireEvent.blur(field);
  expect(field.value).toBe("01.02.2026");
});

it("says what is wrong when the field is left, and holds the form up", async () => {
  const field = await showDay("de");

  fireEvent.change(field, { target: { value: "31.11.2026" } });
  expect(screen.queryByText(/ist kein Tag/)).toBeNull();
  expect(field.validationMessage).toContain("ist kein Tag");

  fireEvent.blur(field);
  expect(
    await screen.findByText(
      "„31.11.2026“ ist kein Tag. Geben Sie einen ein wie 31.12.2026, das Jahr mit vier Ziffern.",
    ),
  ).toBeDefined();
  expect(field.value).toBe("31.11.2026");

  fireEvent.change(field, { target: { value: "30.11.2026" } });
  fireEvent.blur(field);
  await waitFor(() => expect(screen.queryByText(/ist kein Tag/)).toBeNull());
  expect(field.validationMessage).toBe("");
});

it("offers a calendar", async () => {
  const field = await showDay("de", "2026-12-31");

  fireEvent.click(screen.getByRole("button", { name: `Kalender öffnen: ${BIRTHDAY}` }));
  expect(await screen.findByText("Dezember 2026")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "24 Dezember 2026" }));

  await waitFor(() => expect(field.value).toBe("24.12.2026"));
});

it("keeps the time where another day is chosen for it", async () => {
  function Kept() {
    const [at, setAt] = useState("2026-12-31T22:30");
    return <MomentField label={BIRTHDAY} value={at} onChange={setAt} />;
  }
  show(<Kept />, { language: "de" });
  const field = await screen.findByLabelText<HTMLInputElement>(BIRTHDAY);
  expect(field.value).toBe("31.12.2026, 22:30");

  fireEvent.click(screen.getByRole("button", { name: `Kalender öffnen: ${BIRTHDAY}` }));
  fireEvent.click(await screen.findByRole("button", { name: "24 Dezember 2026" }));

  await waitFor(() => expect(field.value).toBe("24.12.2026, 22:30"));
});
