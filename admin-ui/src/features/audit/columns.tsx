import { Anchor, Text, Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { AuditEntry } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import type { Column } from "../../shared/layout/DataTable";
import { Details, shortId } from "./Details";
import classes from "./Details.module.css";
import { auditTexts } from "./texts";

/** The columns of the audit log. */
export function useAuditColumns(): Column<AuditEntry>[] {
  const t = useTexts(auditTexts);
  const formats = useFormats();
  const actions: Readonly<Record<string, string>> = t.actions;
  return [
    {
      key: "action",
      header: t.columns.action,
      cell: ({ by, action }) => (
        <Text size="sm">
          <Anchor
            inherit
            fw={600}
            c="inherit"
            renderRoot={(props) => (
              <Link {...props} to="/audit" search={{ actor: by.id ?? by.name }} />
            )}
          >
            {by.name}
          </Anchor>{" "}
          {actions[action] ?? action}
          {by.kind !== "person" && (
            <Text span size="xs" c="dimmed" className={classes.whole ?? ""}>
              {" "}
              ({by.kind === "key" ? t.key : t.system})
            </Text>
          )}
        </Text>
      ),
    },
    {
      key: "subject",
      header: t.columns.subject,
      cell: ({ subject }) => <Subject subject={subject} />,
    },
    {
      key: "details",
      header: t.columns.details,
      cell: ({ subject, details: { name, ...others } }) => (
        <Details
          subject={subject.kind}
          details={name === undefined || name === subject.name ? others : { name, ...others }}
        />
      ),
    },
    {
      key: "at",
      header: t.columns.at,
      align: "end",
      cell: ({ at }) => (
        <Tooltip label={formats.ago(at)}>
          <Text size="sm" component="time" dateTime={at} display="block">
            {formats.dateTime(at)}
          </Text>
        </Tooltip>
      ),
    },
  ];
}

/** What was changed; leads to it where it has a page. */
function Subject({ subject }: { readonly subject: AuditEntry["subject"] }) {
  const t = useTexts(auditTexts);
  const kinds: Readonly<Record<string, string>> = t.kinds;
  const name = subject.name ?? shortId(subject.id);
  const label = `${kinds[subject.kind] ?? subject.kind} ${name}`;
  const { id } = subject;
  switch (subject.kind) {
    case "member":
      return (
        <Anchor
          size="sm"
          renderRoot={(props) => <Link {...props} to="/members/$id" params={{ id }} />}
        >
          {label}
        </Anchor>
      );
    case "purchase":
      return (
        <Anchor
          size="sm"
          renderRoot={(props) => <Link {...props} to="/purchases/$id" params={{ id }} />}
        >
          {label}
        </Anchor>
      );
    case "import":
      return (
        <Anchor
          size="sm"
          renderRoot={(props) => <Link {...props} to="/imports/$id" params={{ id }} />}
        >
          {label}
        </Anchor>
      );
    case "nobody":
      return <Text size="sm">{t.nobody}</Text>;
    default:
      return <Text size="sm">{label}</Text>;
  }
}
