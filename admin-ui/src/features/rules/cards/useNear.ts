import { type RefObject, useEffect, useState } from "react";

/** So far from the window something is drawn before anybody sees it. */
const MARGIN = "800px 0px";

/** Whether an element is, or once was, in the window or near it; looked for only where it is asked. */
export function useNear(element: RefObject<HTMLElement | null>, isAsked: boolean): boolean {
  const [isNear, setNear] = useState(typeof IntersectionObserver === "undefined");
  useEffect(() => {
    if (!isAsked || isNear || element.current === null) {
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          setNear(true);
        }
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isAsked, isNear]);
  return isNear;
}
