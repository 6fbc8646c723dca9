import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";
import classes from "./Pager.module.css";

const texts = catalogue(
  { first: "Back to the start", next: "Next page", pages: "Pages" },
  { first: "Zum Anfang", next: "Nächste Seite", pages: "Seiten" },
);

interface PagerProps {
  /** The cursor of this page, as it stands in the address. */
  readonly after: string | undefined;
  /** The cursor of the next page, null where this is the last. */
  readonly next: string | null | undefined;
}

/** Leads through a list with cursors. Each page has its address; the browser's back goes back. */
export function Pager({ after, next }: PagerProps) {
  const t = useTexts(texts);
  if (after === undefined && (next === null || next === undefined)) {
    return null;
  }
  return (
    <Group
      component="nav"
      aria-label={t.pages}
      justify="space-between"
      className={classes.pager ?? ""}
    >
      {after === undefined ? (
        <span />
      ) : (
        <Button
          variant="subtle"
          size="xs"
          renderRoot={(props) => (
            <Link
              {...props}
              to="."
              search={(old: Record<string, unknown>) => ({ ...old, after: undefined })}
            />
          )}
        >
          {t.first}
        </Button>
      )}
      {next !== null && next !== undefined && (
        <Button
          variant="light"
          size="xs"
          renderRoot={(props) => (
            <Link
              {...props}
              to="."
              search={(old: Record<string, unknown>) => ({ ...old, after: next })}
            />
          )}
        >
          {t.next}
        </Button>
      )}
    </Group>
  );
}
