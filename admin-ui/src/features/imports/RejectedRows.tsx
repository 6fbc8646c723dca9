import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Import, Schemas } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { DataTable } from "../../shared/layout/DataTable";
import { Section } from "../../shared/layout/Section";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { reasonIn, rejectedQuery } from "./rejected";
import { importsTexts } from "./texts";

type Rejected = Schemas["ImportRejected"];

/** Why rows of an import were rejected, and the first of them. */
export function RejectedRows({ of: data }: { readonly of: Import }) {
  const t = useTexts(importsTexts).one;
  const rejected = useQuery(rejectedQuery(data.id));
  return (
    <Section title={t.why} lead={t.downloadHelp}>
      <ProblemMessage of={rejected.error} onRetry={rejected.refetch} />
      {rejected.data !== undefined && <Found of={rejected.data} rejected={data.rowsRejected} />}
    </Section>
  );
}

function Found({ of, rejected }: { readonly of: Rejected; readonly rejected: number }) {
  const all = useTexts(importsTexts);
  const t = all.one;
  const words = { fields: all.fields, wrong: t.wrong };
  const { number } = useFormats();
  return (
    <>
      <DataTable
        caption={t.why}
        columns={[
          { key: "reason", header: t.reason, cell: ({ reason }) => reasonIn(words, reason) },
          {
            key: "rows",
            header: all.list.columns.rows,
            align: "end",
            cell: ({ rows }) => number(rows),
          },
        ]}
        rows={of.reasons}
        rowKey={({ reason }) => reason}
      />
      <Text size="sm" fw={600} mt="lg" mb="xs">
        {of.rows.length < rejected
          ? t.firstRejected(number(of.rows.length), number(rejected))
          : t.allRejected}
      </Text>
      <DataTable
        caption={t.allRejected}
        columns={[
          { key: "line", header: t.line, cell: ({ line }) => number(line) },
          { key: "reason", header: t.reason, cell: ({ reason }) => reasonIn(words, reason) },
        ]}
        rows={of.rows}
        rowKey={({ line }) => String(line)}
      />
    </>
  );
}
