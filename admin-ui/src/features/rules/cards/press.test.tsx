import { act, fireEvent, render, renderHook } from "@testing-library/react";
import { useRef } from "react";
import { describe, expect, it, vi } from "vitest";
import type { Wish } from "../editor/document";
import { useSteady } from "./afterPress";
import { useWish } from "./useWish";

/** Until what waits for a click is done. */
const clicked = () => act(() => new Promise((done) => setTimeout(done, 0)));
/** Until the browser has drawn. */
const drawn = () => act(() => new Promise((done) => requestAnimationFrame(() => done(undefined))));

const WISHED: Wish = { id: 1, isKnown: true };

function Wished({ wish }: { readonly wish: Wish | null }) {
  const row = useRef<HTMLDivElement>(null);
  useWish(row, wish);
  return (
    <div ref={row}>
      <button type="button">go on</button>
    </div>
  );
}

describe("a click that is under way", () => {
  it("is not moved by an answer that comes in", async () => {
    const { result, rerender } = renderHook(({ value }) => useSteady(value), {
      initialProps: { value: "before" },
    });
    fireEvent.pointerDown(document.body);
    rerender({ value: "answered" });
    expect(result.current).toBe("before");
    fireEvent.pointerUp(document.body);
    expect(result.current).toBe("before");
    await clicked();
    expect(result.current).toBe("answered");
    rerender({ value: "and again" });
    expect(result.current).toBe("and again");
  });

  it("ends where a release is told to nobody, with the next move", async () => {
    const { result, rerender } = renderHook(({ value }) => useSteady(value), {
      initialProps: { value: "before" },
    });
    fireEvent.pointerDown(document.body);
    rerender({ value: "answered" });
    fireEvent.pointerMove(document.body, { pointerType: "mouse", buttons: 0 });
    await clicked();
    expect(result.current).toBe("answered");
  });

  it("is not scrolled away, nor is what has the cursor taken, by what the address names", async () => {
    const { container, rerender, getByRole } = render(<Wished wish={null} />);
    const row = container.firstElementChild as HTMLElement;
    row.scrollIntoView = vi.fn();
    getByRole("button").focus();
    fireEvent.pointerDown(getByRole("button"));
    rerender(<Wished wish={WISHED} />);
    await drawn();
    expect(row.scrollIntoView).not.toHaveBeenCalled();
    expect(getByRole("button")).toBe(document.activeElement);
    fireEvent.pointerUp(getByRole("button"));
    await clicked();

    rerender(<Wished wish={{ ...WISHED }} />);
    await drawn();
    expect(row.scrollIntoView).toHaveBeenCalledWith({ block: "nearest" });
  });

  it("that begins before the page has scrolled is not scrolled away", async () => {
    const { container, rerender, getByRole } = render(<Wished wish={null} />);
    const row = container.firstElementChild as HTMLElement;
    row.scrollIntoView = vi.fn();
    rerender(<Wished wish={WISHED} />);
    fireEvent.pointerDown(getByRole("button"));
    await drawn();
    expect(row.scrollIntoView).not.toHaveBeenCalled();
    fireEvent.pointerUp(getByRole("button"));
    await clicked();
  });
});
