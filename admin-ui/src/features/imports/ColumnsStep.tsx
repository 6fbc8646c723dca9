import { Alert, Badge, Select, Text, TextInput } from "@mantine/core";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import { Section } from "../../shared/layout/Section";
import classes from "./imports.module.css";
import {
  FIELDS,
  type Field,
  isRequired,
  type Plan,
  type Source,
  valuesOf,
  withSource,
} from "./mapping";
import type { Sample } from "./sample";
import { importsTexts } from "./texts";

const EXAMPLES = 3;
/** Marks of the two choices that are no columns; no column is called so. */
const CONSTANT = "\u0000constant";
const NOWHERE = "\u0000nowhere";

interface ColumnsStepProps {
  readonly sample: Sample;
  readonly plan: Plan;
  readonly onChange: (plan: Plan) => void;
  readonly isRemembered: boolean;
}

/** Says for each value where it comes from: a column, the same for all rows, or nowhere. */
export function ColumnsStep({ sample, plan, onChange, isRemembered }: ColumnsStepProps) {
  const all = useTexts(importsTexts);
  const t = all.columns;
  const setSource = (field: Field, source: Source) =>
    onChange(withSource(plan, sample, field, source));
  const columns: Column<Field>[] = [
    {
      key: "field",
      header: t.field,
      cell: (field) => (
        <Text size="sm" fw={600}>
          {all.fields[field]}{" "}
          {isRequired(field) && (
            <Badge size="xs" variant="light" color="gray">
              {t.needed}
            </Badge>
          )}
        </Text>
      ),
    },
    {
      key: "source",
      header: t.source,
      cell: (field) => (
        <SourcePicker
          field={field}
          header={sample.header}
          source={plan.sources[field]}
          onChange={(source) => setSource(field, source)}
        />
      ),
    },
    {
      key: "examples",
      header: t.examples,
      cell: (field) => (
        <Text size="xs" c="dimmed" lineClamp={2}>
          {[...new Set(valuesOf(sample, plan.sources[field]))].slice(0, EXAMPLES).join(" · ")}
        </Text>
      ),
    },
  ];
  return (
    <Section title={t.title} lead={t.text} flush>
      {isRemembered && (
        <Alert color="leaf" mx="md" mb="md">
          {t.remembered}
        </Alert>
      )}
      <DataTable caption={t.caption} columns={columns} rows={FIELDS} rowKey={(field) => field} />
    </Section>
  );
}

interface SourcePickerProps {
  readonly field: Field;
  readonly header: readonly string[];
  readonly source: Source;
  readonly onChange: (source: Source) => void;
}

function SourcePicker({ field, header, source, onChange }: SourcePickerProps) {
  const all = useTexts(importsTexts);
  const t = all.columns;
  const name = all.fields[field];
  const choose = (choice: string | null) => {
    if (choice === CONSTANT) {
      onChange({ from: "constant", value: "" });
    } else if (choice !== null && choice !== NOWHERE) {
      onChange({ from: "column", column: choice });
    } else {
      onChange({ from: "nowhere" });
    }
  };
  return (
    <div className={classes.source}>
      <Select
        size="xs"
        w={220}
        aria-label={t.sourceOf(name)}
        allowDeselect={false}
        data={[
          { group: t.columnsGroup, items: [...header] },
          {
            group: t.otherGroup,
            items: [
              { value: CONSTANT, label: t.constant },
              { value: NOWHERE, label: t.nowhere },
            ],
          },
        ]}
        value={
          source.from === "column" ? source.column : source.from === "constant" ? CONSTANT : NOWHERE
        }
        onChange={choose}
      />
      {source.from === "constant" && (
        <TextInput
          size="xs"
          w={140}
          aria-label={t.valueOf(name)}
          value={source.value}
          onChange={(event) => onChange({ from: "constant", value: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
