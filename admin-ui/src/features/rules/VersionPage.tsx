import {
  Anchor,
  Button,
  Group,
  Loader,
  Popover,
  Stack,
  Switch,
  Tabs,
  Text,
  TextInput,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useFormats, useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { BackIcon, DownloadIcon } from "../../shared/icons";
import { Page } from "../../shared/layout/Page";
import { Section } from "../../shared/layout/Section";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { useMessages } from "../../shared/undo/undo";
import { RULEBOOK, versionChangesQuery, versionQuery, vocabularyQuery } from "./calls/rulebook";
import { rollBack } from "./calls/steps";
import type { Version } from "./calls/types";
import { ChangeList } from "./changes/ChangeList";
import classes from "./changes/Changes.module.css";
import { StartDraft } from "./drafts/StartDraft";
import { StateBadge } from "./drafts/StateBadge";
import { VersionExamples } from "./examples/VersionExamples";
import { UndoIcon } from "./icons";
import { saidText } from "./language/saidText";
import { changeTexts } from "./texts/changes";

const route = getRouteApi("/shell/changes/$version");

/** One version of the rulebook, for ever as it was. */
export function VersionPage() {
  const t = useTexts(changeTexts).version;
  const { version: given } = route.useParams();
  const { may } = useSession();
  const { language } = useLocale();
  const number = Number(given);
  const version = useQuery(versionQuery(number));
  const changes = useQuery(versionChangesQuery(number, language));
  const found = version.data;
  const { against: compared } = useTexts(changeTexts);
  const against = changes.data?.against;
  const wasLive = found?.state === "live" || found?.state === "superseded";
  // The first version is compared with what is live, as one is that never was.
  const isCompared = against !== undefined && (against > number || !wasLive);
  const canRollBack = found?.state === "superseded" && may("marketer", "approver");
  return (
    <Page
      title={t.title(given)}
      back={
        <Anchor
          size="sm"
          renderRoot={(props) => <Link {...props} to="/changes" search={{ draft: undefined }} />}
        >
          <Group gap={4} component="span">
            <BackIcon aria-hidden size={15} />
            {t.back}
          </Group>
        </Anchor>
      }
      mark={found === undefined ? undefined : <StateBadge state={found.state} />}
      lead={found === undefined ? undefined : <Facts version={found} />}
      actions={
        <>
          <Button
            component="a"
            variant="default"
            href={`/v1/rulebook/versions/${number}/files.zip`}
            download
            leftSection={<DownloadIcon aria-hidden size={16} />}
          >
            {t.download}
          </Button>
          {may("marketer", "approver") && (
            <StartDraft from={number} variant="default" label={t.startFrom} />
          )}
          {canRollBack && <RollBack version={number} />}
        </>
      }
    >
      <ProblemMessage of={version.error} onRetry={version.refetch} />
      <Stack gap="lg">
        <Section
          title={isCompared ? t.differs : t.changes}
          lead={
            against === undefined || against === number
              ? undefined
              : isCompared
                ? compared(String(against))
                : t.changedSince(String(against))
          }
        >
          <ProblemMessage of={changes.error} onRetry={changes.refetch} />
          {changes.data === undefined && changes.error === null && (
            <Loader role="status" aria-label={t.changes} size="sm" />
          )}
          {changes.data !== undefined && found !== undefined && (
            <ChangeList changes={changes.data} of={{ number, wasLive }} />
          )}
        </Section>
        {found !== undefined && (
          <Section title={t.files}>
            <Files version={found} />
          </Section>
        )}
      </Stack>
    </Page>
  );
}

function Facts({ version }: { readonly version: Version }) {
  const t = useTexts(changeTexts).version;
  const { dateTime } = useFormats();
  const { liveFrom, liveUntil, decidedBy, decidedAt, rollbackOf } = version;
  const facts = [
    t.from(version.by.name, dateTime(version.at)),
    decidedBy !== undefined && decidedAt !== undefined
      ? t.decided(decidedBy.name, dateTime(decidedAt))
      : "",
    liveFrom === undefined
      ? ""
      : liveUntil === undefined
        ? t.liveFrom(dateTime(liveFrom))
        : t.liveSpan(dateTime(liveFrom), dateTime(liveUntil)),
    rollbackOf === undefined ? "" : t.rollbackOf(String(rollbackOf)),
  ];
  return (
    <>
      {version.note !== "" && <Text fw={600}>{version.note}</Text>}
      <Text size="sm">{facts.filter((fact) => fact !== "").join(" · ")}</Text>
    </>
  );
}

/** Rules and examples as the page's language says them; what stands in the file is always English. */
function Files({ version }: { readonly version: Version }) {
  const t = useTexts(changeTexts).version;
  const { language } = useLocale();
  const vocabulary = useQuery(vocabularyQuery(language)).data;
  const [isAsInFile, setAsInFile] = useState(false);
  const files = [
    ...version.files.map(({ name, text }) => ({
      name,
      called: name.replace(/\.dslr$/, ""),
      isRules: true,
      text: language === "en" || isAsInFile ? text : saidText(text, vocabulary),
    })),
    ...version.examples.map(({ name, text }) => ({
      name,
      called: name === "examples.yaml" ? t.examples : name.replace(/\.yaml$/, ""),
      isRules: false,
      text,
    })),
  ];
  const [shown, show] = useState(files[0]?.name ?? null);
  const isRules = files.find(({ name }) => name === shown)?.isRules ?? true;
  return (
    <Tabs value={shown} onChange={show} keepMounted={false}>
      <Tabs.List mb="md">
        {files.map(({ name, called }) => (
          <Tabs.Tab key={name} value={name}>
            {called}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {(language !== "en" || !isRules) && (
        <Switch
          mb="sm"
          size="sm"
          label={isRules ? t.asInFile : t.examplesAsInFile}
          checked={isAsInFile}
          onChange={(event) => setAsInFile(event.currentTarget.checked)}
        />
      )}
      {files.map((file) => (
        <Tabs.Panel key={file.name} value={file.name}>
          {file.isRules || isAsInFile ? (
            <pre className={classes.file}>{file.text}</pre>
          ) : (
            <VersionExamples version={version.version} file={file.name} />
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function RollBack({ version }: { readonly version: number }) {
  const t = useTexts(changeTexts).version;
  const messages = useMessages();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const rolling = useMutation({
    mutationFn: () => rollBack(version, note.trim() === "" ? undefined : note.trim()),
    onSuccess: async (live) => {
      messages.done(t.rolledBack(String(live.version)));
      await queries.invalidateQueries({ queryKey: [RULEBOOK] });
      return navigate({
        to: "/changes/$version",
        params: { version: String(live.version) },
      });
    },
  });
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      trapFocus
      returnFocus
      width={340}
      shadow="md"
      position="bottom-end"
    >
      <Popover.Target>
        <Button leftSection={<UndoIcon aria-hidden size={16} />} onClick={() => setOpen(!isOpen)}>
          {t.rollBack}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm">{t.rollBackLead(String(version))}</Text>
          <TextInput
            label={t.rollBackNote}
            value={note}
            maxLength={200}
            data-autofocus
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <ProblemMessage of={rolling.error} />
          <Button loading={rolling.isPending} onClick={() => rolling.mutate()}>
            {t.rollBackNow}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
