import { Anchor, Text, Timeline } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { timelineQuery } from "../calls/rulebook";
import type { TimelineEvent } from "../calls/types";
import { changeTexts } from "../texts/changes";

/** Everything that happened to the rulebook, with who and why, newest first. */
export function RulebookTimeline() {
  const t = useTexts(changeTexts).timeline;
  const events = useQuery(timelineQuery);
  const items = events.data?.items ?? [];
  return (
    <>
      <ProblemMessage of={events.error} onRetry={events.refetch} />
      {events.data !== undefined && items.length === 0 && <Text c="dimmed">{t.none}</Text>}
      <Timeline bulletSize={14} lineWidth={2}>
        {items.map((event) => (
          <Timeline.Item key={`${event.at} ${event.action} ${event.version} ${event.draft}`}>
            <Event event={event} />
          </Timeline.Item>
        ))}
      </Timeline>
    </>
  );
}

function Event({ event }: { readonly event: TimelineEvent }) {
  const t = useTexts(changeTexts).timeline;
  const { dateTime, ago } = useFormats();
  const { version, goesLiveAt } = event;
  return (
    <>
      <Text size="sm">
        <strong>{event.by.name}</strong> {t.actions[event.action]}{" "}
        {version != null && (
          <Anchor
            size="sm"
            underline="always"
            renderRoot={(props) => (
              <Link {...props} to="/changes/$version" params={{ version: String(version) }} />
            )}
          >
            {t.version(String(version))}
          </Anchor>
        )}
      </Text>
      {goesLiveAt != null && <Text size="sm">{t.goesLiveAt(dateTime(goesLiveAt))}</Text>}
      {event.note != null && event.note !== "" && (
        <Text size="sm" fs="italic">
          {event.note}
        </Text>
      )}
      <Text size="xs" c="dimmed" title={dateTime(event.at)}>
        {ago(event.at)}
      </Text>
    </>
  );
}
