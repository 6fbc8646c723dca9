import { type RefObject, useEffect } from "react";

/** Brings an element into view and puts the cursor where somebody will want to go on. */
export function useWish(target: RefObject<HTMLElement | null>, wish: object | null): void {
  useEffect(() => {
    const element = target.current;
    if (wish === null || element === null) {
      return;
    }
    const field = element.querySelector<HTMLElement>(
      ":is([data-field], [data-name]) :is(input, select, button), [data-name], input",
    );
    (field ?? element).focus({ preventScroll: true });
    element.scrollIntoView?.({ block: "nearest" });
  }, [target, wish]);
}
