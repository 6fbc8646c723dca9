import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import type { Language } from "../i18n/catalogue";
import { show } from "../testing/show";
import { NumberInput } from "./NumberInput";

const LABEL = "Points";

async function typed(language: Language, text: string, allowDecimal: boolean) {
  let last: number | string = "";
  function Kept() {
    const [value, setValue] = useState<number | string>("");
    last = value;
    return (
      <NumberInput
        label={LABEL}
        allowDecimal={allowDecimal}
        {...(allowDecimal ? { decimalScale: 2 } : {})}
        value={value}
        onChange={setValue}
      />
    );
  }
  show(<Kept />, { language });
  const field = await screen.findByLabelText<HTMLInputElement>(LABEL);
  await userEvent.type(field, text);
  return { shown: field.value, value: Number(last) };
}

it.each([
  ["de", "12345", "12.345", 12_345],
  ["en", "12345", "12,345", 12_345],
] as const)("marks the thousands of a whole number in %s", async (language, text, shown, value) => {
  expect(await typed(language, text, false)).toEqual({ shown, value });
});

it.each([
  ["de", "4,50", "4,50", 4.5],
  ["de", "4.50", "4,50", 4.5],
  ["en", "4.50", "4.50", 4.5],
  ["en", "1000,5", "1000.5", 1000.5],
] as const)(
  "takes point and comma for a fraction in %s: %s",
  async (language, text, shown, value) => {
    expect(await typed(language, text, true)).toEqual({ shown, value });
  },
);
