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
for (const kind of ["pointerup", "pointercancel", "mouseup", "dragend"]) {
  window.addEventListener(kind, release, true);
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
