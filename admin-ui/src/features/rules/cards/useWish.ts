import { type RefObject, useEffect, useRef } from "react";
import type { Wish } from "../editor/document";
import { isPressed } from "./afterPress";

const FIELDS = ["input, select, textarea", "button"];

/** The field at a place of a line, or the first one; the name of a rule before everything else. */
function fieldIn(element: HTMLElement, { column, isKnown = false }: Wish): HTMLElement | null {
  const named = element.querySelector<HTMLElement>("[data-name]");
  if (named !== null && column === undefined) {
    return isKnown ? null : named;
  }
  const place =
    element.querySelector(`[data-column="${column}"]`) ?? element.querySelector("[data-field]");
  for (const fields of FIELDS) {
    const field = (place ?? element).querySelector<HTMLElement>(fields);
    if (field !== null && (place !== null || fields === FIELDS[0])) {
      return field;
    }
  }
  return null;
}

/**
 * Brings an element into view and puts the cursor where somebody will want to go on.
 *
 * @returns holds on to what has the cursor now: the next wish leaves it there
 */
export function useWish(target: RefObject<HTMLElement | null>, wish: Wish | null): () => void {
  const held = useRef<Element | null>(null);
  useEffect(() => {
    const element = target.current;
    if (wish === null || element === null) {
      return undefined;
    }
    const before = held.current;
    held.current = null;
    if (wish.isKnown === true && isPressed()) {
      // Somebody who is clicking already knows where to go on.
      return undefined;
    }
    if (wish.isOnlySeen !== true) {
      goOn(element, wish, before);
    }
    const block = wish.isOnlySeen === true ? "start" : "nearest";
    // After the router has put a newly opened page to its top.
    const frame = requestAnimationFrame(() => {
      if (!isPressed()) {
        element.scrollIntoView?.({ block });
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [target, wish]);
  return () => {
    held.current = document.activeElement;
  };
}

function goOn(element: HTMLElement, wish: Wish, held: Element | null): void {
  const field =
    held instanceof HTMLElement && element.contains(held)
      ? held
      : (fieldIn(element, wish) ?? element);
  field.focus({ preventScroll: true });
  if (field instanceof HTMLInputElement && field.matches("[data-name]")) {
    field.select();
  }
}
