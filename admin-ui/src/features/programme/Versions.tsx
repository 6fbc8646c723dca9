import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { useMessages } from "../../shared/undo/undo";
import { Changes } from "./Changes";
import { decide, useRefusal, type Version } from "./programme";
import classes from "./programme.module.css";
import { programmeTexts } from "./texts";

const COLOURS = {
  waiting: "amber",
  scheduled: "amber",
  "in-force": "leaf",
  superseded: "gray",
  withdrawn: "gray",
} as const;

interface VersionsProps {
  readonly versions: readonly Version[];
  /** The version that the next one has to be made of. */
  readonly last: number;
}

/** Versions that wait for approval or for their time. */
export function Waiting({ versions, last }: VersionsProps) {
  const t = useTexts(programmeTexts).waiting;
  const toCome = versions.filter(({ state }) => state === "waiting" || state === "scheduled");
  return (
    toCome.length > 0 && (
      <Section title={t.title} lead={t.lead}>
        <ul className={classes.versions}>
          {toCome.map((version) => (
            <li key={version.version}>
              <WaitingVersion version={version} versions={versions} last={last} />
            </li>
          ))}
        </ul>
      </Section>
    )
  );
}

function WaitingVersion({
  version,
  versions,
  last,
}: VersionsProps & { readonly version: Version }) {
  const t = useTexts(programmeTexts).waiting;
  const { person } = useSession();
  const queries = useQueryClient();
  const messages = useMessages();
  const { version: number, state, basedOn } = version;
  const step = useMutation({
    mutationFn: (wanted: "approve" | "withdraw") => decide(wanted, number),
    onSuccess: (_, wanted) =>
      messages.done((wanted === "approve" ? t.approved : t.withdrawn)(number)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["programme"] }),
  });
  const refusal = useRefusal(step.error);
  const isWaiting = state === "waiting";
  const isOvertaken = isWaiting && basedOn !== null && basedOn !== undefined && basedOn !== last;
  const isOwn = isWaiting && version.by.id === person.id;
  return (
    <Stack gap="xs">
      <About version={version} versions={versions} withConsequences />
      {isOvertaken && <Text size="sm">{t.overtaken(basedOn, last)}</Text>}
      {isOwn && !isOvertaken && <Text size="sm">{t.own}</Text>}
      <ProblemMessage of={refusal} />
      <Group gap="sm">
        {isWaiting && !isOvertaken && (
          <Button
            size="xs"
            loading={step.isPending && step.variables === "approve"}
            onClick={() => step.mutate("approve")}
          >
            {t.approve(number)}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          loading={step.isPending && step.variables === "withdraw"}
          onClick={() => step.mutate("withdraw")}
        >
          {t.withdraw(number)}
        </Button>
      </Group>
    </Stack>
  );
}

interface HistoryProps {
  readonly versions: readonly Version[];
  /** Loads older ones; undefined where these are all. */
  readonly onMore: (() => void) | undefined;
  readonly isLoading: boolean;
}

/** Every version, newest first: who, when, why, and what it changed. */
export function History({ versions, onMore, isLoading }: HistoryProps) {
  const t = useTexts(programmeTexts).history;
  return (
    <Section title={t.title}>
      <ul className={classes.versions}>
        {versions.map((version) => (
          <li key={version.version}>
            <About version={version} versions={versions} />
          </li>
        ))}
      </ul>
      {onMore !== undefined && (
        <Button mt="md" size="xs" variant="default" loading={isLoading} onClick={onMore}>
          {t.more}
        </Button>
      )}
    </Section>
  );
}

interface AboutProps {
  readonly version: Version;
  readonly versions: readonly Version[];
  readonly withConsequences?: boolean;
}

function About({ version, versions, withConsequences = false }: AboutProps) {
  const t = useTexts(programmeTexts);
  const { timeIn } = useFormats();
  const { zone } = useSession().programme;
  const { state, by, at, note, validFrom, basedOn, decidedBy, decidedAt } = version;
  const base = versions.find((one) => one.version === basedOn);
  const begins = validFrom
    ? (state === "waiting" || state === "withdrawn" ? t.history.wanted : t.history.from)(
        timeIn(validFrom, zone),
      )
    : t.history.atOnce;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text fw={600} size="sm">
          {t.version(version.version)}
        </Text>
        <Badge variant="light" color={COLOURS[state]}>
          {t.states[state]}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {[t.history.by(by.name, timeIn(at, zone)), begins].join(" · ")}
      </Text>
      {decidedBy && decidedAt && (
        <Text size="sm" c="dimmed">
          {t.history.decided(decidedBy.name, timeIn(decidedAt, zone))}
        </Text>
      )}
      {note !== "" && <Text size="sm">{note}</Text>}
      {base !== undefined && (
        <Changes
          before={base.settings}
          after={version.settings}
          withConsequences={withConsequences}
        />
      )}
      {base === undefined && (
        <Text size="sm" c="dimmed">
          {basedOn === null || basedOn === undefined ? t.history.first : t.history.unknown(basedOn)}
        </Text>
      )}
    </Stack>
  );
}
