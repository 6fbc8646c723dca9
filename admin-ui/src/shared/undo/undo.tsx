import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { problemOf } from "../api/problem";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";
import { problemTexts } from "../problems/problemTexts";

export const UNDO_MS = 8_000;

const texts = catalogue(
  { undo: "Undo", undone: "Undone.", close: "Close this message" },
  { undo: "Rückgängig", undone: "Rückgängig gemacht.", close: "Meldung schließen" },
);

/** Short messages about what was done. They are read out, and stay while they are pointed at. */
export interface Messages {
  /** Says that something was done. */
  readonly done: (text: string) => void;
  /** Says that something failed; for what has no place on the page. */
  readonly failed: (failure: unknown) => void;
  /** Says that something was done, and offers to take it back for 8 seconds. */
  readonly undoable: (text: string, undo: () => Promise<unknown>) => void;
  /**
   * Says that something is done and does it 8 seconds later unless it is taken back; at once when
   * the page is left.
   *
   * @param takenBack puts the page back as it was, also where the work fails
   */
  readonly later: (text: string, work: () => Promise<unknown>, takenBack?: () => void) => void;
}

/** Works that wait for the end of their 8 seconds. */
const waiting = new Set<() => void>();
window.addEventListener("pagehide", () => {
  for (const work of [...waiting]) {
    work();
  }
});

export function useMessages(): Messages {
  const t = useTexts(texts);
  const problems = useTexts(problemTexts);
  const failed = useCallback(
    (failure: unknown) => {
      const problem = problemOf(failure);
      const known: Readonly<Record<string, string>> = problems.types;
      notifications.show({
        color: "red",
        message: known[problem.slug] ?? (problem.detail || problems.title.default),
        autoClose: 12_000,
        closeButtonProps: { "aria-label": t.close },
      });
    },
    [t, problems],
  );
  const done = useCallback(
    (text: string) => {
      notifications.show({ message: text, closeButtonProps: { "aria-label": t.close } });
    },
    [t],
  );
  const offer = useCallback(
    (text: string, onUndo: () => void, onClose?: () => void) => {
      const id = `undo-${crypto.randomUUID()}`;
      notifications.show({
        id,
        autoClose: UNDO_MS,
        closeButtonProps: { "aria-label": t.close },
        ...(onClose === undefined ? {} : { onClose }),
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{text}</Text>
            <Button
              size="compact-sm"
              variant="light"
              flex="none"
              onClick={() => {
                onUndo();
                notifications.hide(id);
              }}
            >
              {t.undo}
            </Button>
          </Group>
        ),
      });
    },
    [t],
  );
  const undoable = useCallback(
    (text: string, undo: () => Promise<unknown>) =>
      offer(text, () => void undo().then(() => done(t.undone), failed)),
    [offer, done, failed, t],
  );
  const later = useCallback(
    (text: string, work: () => Promise<unknown>, takenBack?: () => void) => {
      const run = () => {
        if (waiting.delete(run)) {
          work().catch((failure) => {
            takenBack?.();
            failed(failure);
          });
        }
      };
      waiting.add(run);
      offer(
        text,
        () => {
          if (waiting.delete(run)) {
            takenBack?.();
          }
        },
        run,
      );
    },
    [offer, failed],
  );
  return { done, failed, undoable, later };
}
