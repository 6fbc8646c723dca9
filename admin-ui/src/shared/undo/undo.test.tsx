import { Button } from "@mantine/core";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { show } from "../testing/show";
import { UNDO_MS, useMessages } from "./undo";

const work = vi.fn(async () => undefined);
const undo = vi.fn(async () => undefined);
const takenBack = vi.fn();

function Actions() {
  const messages = useMessages();
  return (
    <>
      <Button onClick={() => messages.later("Done later", work, takenBack)}>later</Button>
      <Button onClick={() => messages.undoable("Done", undo)}>undoable</Button>
    </>
  );
}

describe("what can be taken back", () => {
  beforeEach(() => {
    work.mockClear();
    undo.mockClear();
    takenBack.mockClear();
  });

  it("is undone with one click", async () => {
    show(<Actions />);
    fireEvent.click(await screen.findByText("undoable"));
    fireEvent.click(await screen.findByText("Undo"));
    await waitFor(() => expect(undo).toHaveBeenCalledOnce());
    expect(await screen.findByText("Undone.")).toBeDefined();
  });

  it("is not done where it is taken back in time", async () => {
    show(<Actions />);
    fireEvent.click(await screen.findByText("later"));
    fireEvent.click(await screen.findByText("Undo"));
    expect(takenBack).toHaveBeenCalledOnce();
    await act(async () => window.dispatchEvent(new Event("pagehide")));
    expect(work).not.toHaveBeenCalled();
  });

  it("is done after its time, once", async () => {
    show(<Actions />);
    const button = await screen.findByText("later");
    vi.useFakeTimers({ shouldAdvanceTime: true });
    fireEvent.click(button);
    await act(async () => vi.advanceTimersByTimeAsync(UNDO_MS + 1000));
    expect(work).toHaveBeenCalledOnce();
    window.dispatchEvent(new Event("pagehide"));
    expect(work).toHaveBeenCalledOnce();
  });

  it("is done at once when the page is left", async () => {
    show(<Actions />);
    fireEvent.click(await screen.findByText("later"));
    window.dispatchEvent(new Event("pagehide"));
    expect(work).toHaveBeenCalledOnce();
  });
});
