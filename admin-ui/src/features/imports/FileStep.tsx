import { Alert, Button, FileButton, Group, Loader, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type DragEvent, useState } from "react";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { UploadIcon } from "../../shared/icons";
import { Section } from "../../shared/layout/Section";
import classes from "./imports.module.css";
import type { Chosen } from "./NewImportPage";
import { readSample, type Sample } from "./sample";
import { importsTexts } from "./texts";

const ACCEPTED = ".csv,.txt,.tsv,.gz,text/csv,text/plain,application/gzip";
const KIBI = 1024;

interface FileStepProps {
  readonly chosen: Chosen | null;
  readonly onChosen: (chosen: Chosen) => void;
}

/** Chooses the file and shows its first rows, which are read here. */
export function FileStep({ chosen, onChosen }: FileStepProps) {
  const t = useTexts(importsTexts).file;
  const [isOver, setOver] = useState(false);
  const read = useMutation({
    mutationFn: async (file: File) => ({ file, sample: await readSample(file) }),
    onSuccess: ({ file, sample }) => {
      if (sample !== null) {
        onChosen({ file, sample });
      }
    },
  });
  const isUnreadable = read.isError || read.data?.sample === null;
  const choose = (file: File | null | undefined) => {
    if (file) {
      read.mutate(file);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  return (
    <Section title={t.title} lead={t.text}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button does the same */}
      <div
        className={classes.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {chosen !== null && <About chosen={chosen} />}
        <Group gap="sm" justify="center">
          <FileButton onChange={choose} accept={ACCEPTED}>
            {(props) => (
              <Button
                {...props}
                variant={chosen === null ? "filled" : "default"}
                leftSection={<UploadIcon aria-hidden size={16} />}
              >
                {chosen === null ? t.choose : t.other}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            {t.drop}
          </Text>
        </Group>
        {read.isPending && (
          <Group gap="xs" role="status">
            <Loader aria-hidden size="xs" />
            <Text size="sm">{t.reading}</Text>
          </Group>
        )}
      </div>
      {isUnreadable && (
        <Alert color="red" role="alert" mt="md">
          {t.unreadable}
        </Alert>
      )}
      {chosen !== null && <Preview sample={chosen.sample} />}
    </Section>
  );
}

function About({ chosen: { file, sample } }: { readonly chosen: Chosen }) {
  const t = useTexts(importsTexts).file;
  const { locale } = useFormats();
  const delimiters: Readonly<Record<string, string>> = {
    ",": t.comma,
    ";": t.semicolon,
    "\t": t.tab,
    "|": t.pipe,
  };
  return (
    <div>
      <Text fw={600}>{t.about(file.name, sizeOf(file.size, locale))}</Text>
      <Text size="sm" c="dimmed">
        {t.format(sample.charset, delimiters[sample.delimiter] ?? sample.delimiter)}
      </Text>
    </div>
  );
}

function sizeOf(bytes: number, locale: string): string {
  const isLarge = bytes >= KIBI * KIBI;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / KIBI / KIBI : Math.max(1, bytes / KIBI));
}

function Preview({ sample }: { readonly sample: Sample }) {
  const t = useTexts(importsTexts).file;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a name for what scrolls
    <div
      className={classes.preview}
      role="region"
      aria-label={t.preview}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also without a mouse
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            {sample.header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.rows.map((row, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
            <tr key={number}>
              {sample.header.map((name, column) => (
                <td key={name}>{row[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
