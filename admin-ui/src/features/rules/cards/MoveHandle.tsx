import { GripIcon } from "../icons";
import classes from "./SentenceRow.module.css";

interface MoveHandleProps {
  readonly label: string;
  readonly hint: string;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDrag: (drags: boolean) => void;
}

/** Taken by the mouse and dragged, or reached by Tab and moved by the arrow keys. */
export function MoveHandle({ label, hint, onMove, onDrag }: MoveHandleProps) {
  return (
    <button
      type="button"
      className={classes.handle}
      aria-label={label}
      title={hint}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
      onKeyDown={(event) => {
        // With Alt the whole row moves, from wherever in it.
        if (!event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
          event.preventDefault();
          onMove(event.key === "ArrowUp" ? -1 : 1);
        }
      }}
    >
      <GripIcon aria-hidden size={16} />
    </button>
  );
}
