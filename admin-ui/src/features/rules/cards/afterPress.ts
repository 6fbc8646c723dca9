import { useEffect, useReducer, useRef } from "react";

/** Whether a pointer is down, from the press on until the click that it makes is through. */
let isDown = false;
let waiting: (() => void)[] = [];

function press() {
  isDown = true;
}

function release() {
  isDown = false;
  // The click comes right behind, in the same task.
  setTimeout(() => {
    if (!isDown) {
      const due = waiting;
      waiting = [];
      for (const work of due) {
        work();
      }
    }
  });
}

for (const kind of ["pointerdown", "mousedown"]) {
  window.addEventListener(kind, press, true);
}
/** Some releases are told to nobody, such as those of a scroll bar. */
function move(event: PointerEvent) {
  if (isDown && event.pointerType === "mouse" && event.buttons === 0) {
    release();
  }
}

window.addEventListener("pointermove", move, true);
for (const kind of ["pointerup", "pointercancel", "mouseup", "dragend"]) {
  window.addEventListener(kind, release, true);
}

/** Whether somebody is clicking right now. */
export function isPressed(): boolean {
  return isDown;
}

/**
 * Does what changes the page when a field is left: at once, or when the click that takes somebody
 * out of the field has arrived. Whatever moves between press and release is not clicked.
 */
export function afterPress(work: () => void): void {
  if (isDown) {
    waiting.push(work);
  } else {
    work();
  }
}

/**
 * A value that comes when it comes, such as an answer: while a pointer is down it stays as it was,
 * for what it draws would move what is being clicked.
 */
export function useSteady<T>(value: T): T {
  const shown = useRef(value);
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  if (!isDown) {
    shown.current = value;
  }
  useEffect(() => {
    if (shown.current !== value) {
      afterPress(lookAgain);
    }
  }, [value]);
  return shown.current;
}
