import { Alert, Anchor, Button, Group, Progress, Skeleton, Stack, Text } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Import } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { BackIcon, DownloadIcon } from "../../shared/icons";
import { Page } from "../../shared/layout/Page";
import { Section } from "../../shared/layout/Section";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { isOver, useImport } from "./follow";
import { ImportResult } from "./ImportResult";
import { ImportState } from "./ImportState";
import classes from "./imports.module.css";
import { RejectedRows } from "./RejectedRows";
import { colourOf, isNothing } from "./rejected";
import { importsTexts } from "./texts";

const PERCENT = 100;
const MINUTE = 60;
const MS_OF_SECOND = 1000;
const route = getRouteApi("/shell/imports/$id");

/** One import: how far it is, and what became of each row. */
export function ImportPage() {
  const all = useTexts(importsTexts);
  const t = all.one;
  const { dateTime } = useFormats();
  const { id } = route.useParams();
  const { data, error, refetch } = useImport(id);
  return (
    <Page
      title={data === undefined ? t.title : t.of(dateTime(data.createdAt))}
      lead={data && t.by(data.fileName ?? t.title, data.createdBy)}
      back={
        <Anchor
          size="sm"
          c="dimmed"
          className={classes.back ?? ""}
          renderRoot={(props) => <Link {...props} to="/imports" />}
        >
          <BackIcon aria-hidden size={14} /> {all.back}
        </Anchor>
      }
      mark={data && <ImportState of={data} />}
      actions={
        data &&
        data.rowsRejected > 0 && (
          <Button
            component="a"
            variant="default"
            href={`/v1/imports/${encodeURIComponent(id)}/rejected.csv`}
            download
            leftSection={<DownloadIcon aria-hidden size={16} />}
          >
            {t.download}
          </Button>
        )
      }
    >
      {error !== null && data === undefined ? (
        <ProblemMessage of={error} onRetry={refetch} />
      ) : data === undefined ? (
        <Skeleton height={240} radius="lg" />
      ) : (
        <Stack gap="lg">
          {data.failure && (
            <Alert color="red" title={t.failed}>
              {data.failure}
            </Alert>
          )}
          {data.state === "finished" && isNothing(data) && (
            <Alert color="red" title={t.nothing}>
              {t.nothingHelp}
            </Alert>
          )}
          {data.state !== "failed" && <HowFar of={data} />}
          <ImportResult of={data} />
          {isOver(data) && data.rowsRejected > 0 && <RejectedRows of={data} />}
        </Stack>
      )}
    </Page>
  );
}

function HowFar({ of: data }: { readonly of: Import }) {
  const t = useTexts(importsTexts).one;
  const { number } = useFormats();
  const { rowsRead, rowsTotal, ratePerSecond, startedAt, finishedAt } = data;
  const time = useDuration();
  const share = rowsTotal === 0 ? 0 : rowsRead / rowsTotal;
  const took =
    startedAt && finishedAt
      ? (new Date(finishedAt).getTime() - new Date(startedAt).getTime()) / MS_OF_SECOND
      : null;
  const facts = [
    ratePerSecond > 0 && t.rate(number(ratePerSecond)),
    took !== null && t.took(time(took)),
    !isOver(data) && ratePerSecond > 0 && t.left(time((rowsTotal - rowsRead) / ratePerSecond)),
  ];
  return (
    <Section title={t.progress}>
      <Progress.Root size="xl">
        <Progress.Section
          value={isOver(data) ? PERCENT : share * PERCENT}
          color={isOver(data) ? colourOf(data) : "leaf"}
          animated={data.state === "running"}
          aria-label={t.progress}
        />
      </Progress.Root>
      <Group justify="space-between" mt="xs">
        <Text size="sm" fw={600} className="numbers">
          {data.state === "queued"
            ? t.waiting
            : rowsTotal === 0
              ? t.counting
              : t.rows(number(rowsRead), number(rowsTotal))}
        </Text>
        <Text size="sm" c="dimmed">
          {facts.filter(Boolean).join(" · ")}
        </Text>
      </Group>
      {!isOver(data) && (
        <Text size="sm" c="dimmed" mt="xs">
          {t.leave}
        </Text>
      )}
    </Section>
  );
}

function useDuration() {
  const t = useTexts(importsTexts).one;
  const { number } = useFormats();
  return (seconds: number) =>
    seconds < 2 * MINUTE
      ? t.seconds(number(Math.max(1, Math.round(seconds))))
      : t.minutes(number(Math.round(seconds / MINUTE)));
}
