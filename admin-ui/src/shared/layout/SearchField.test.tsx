import { act, fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { show } from "../testing/show";
import { SearchField } from "./SearchField";

it("tells what was typed when typing pauses, and nothing for an empty field", async () => {
  const change = vi.fn();
  show(<SearchField label="Find" value={undefined} onChange={change} />);
  const field = await screen.findByLabelText("Find");
  vi.useFakeTimers();
  fireEvent.change(field, { target: { value: "gra" } });
  fireEvent.change(field, { target: { value: "grace " } });
  expect(change).not.toHaveBeenCalled();
  await act(async () => vi.advanceTimersByTimeAsync(400));
  expect(change.mock.calls).toEqual([["grace"]]);
  fireEvent.click(screen.getByLabelText("Clear"));
  await act(async () => vi.advanceTimersByTimeAsync(400));
  expect(change).toHaveBeenLastCalledWith(undefined);
});
