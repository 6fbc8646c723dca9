import { Alert, Anchor, Badge, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import {
  type DraftOutline,
  followedDraftsQuery,
  ownOf,
  waitingFor,
} from "../../shared/rulebook/drafts";
import { useSession } from "../../shared/session/session";
import { Adjustments } from "./Adjustments";
import classes from "./HomePage.module.css";
import { homeTexts } from "./texts";

const SHOWN_MAX = 5;
const COLOURS: Readonly<Record<string, string>> = {
  submitted: "amber",
  approved: "leaf",
  scheduled: "leaf",
  published: "leaf",
  rejected: "red",
};

/**
 * What waits for whoever looks, and what became of what they handed in. What stands below is shown
 * with it, so that it is not pushed down a moment later.
 */
export function Drafts({ children }: { readonly children?: ReactNode }) {
  const t = useTexts(homeTexts).drafts;
  const { person, may } = useSession();
  const mayChange = may("marketer", "approver");
  const { data, isLoading } = useQuery({ ...followedDraftsQuery, enabled: mayChange });
  const drafts = data?.items;
  const waiting = may("approver") ? waitingFor(person.id, drafts) : [];
  const own = ownOf(person.id, drafts);
  if (isLoading) {
    return null;
  }
  return (
    <>
      <Adjustments />
      {waiting.length > 0 && (
        <Alert color="amber" mb="lg" title={t.waiting(waiting.length)}>
          <ul className={classes.drafts}>
            {waiting.slice(0, SHOWN_MAX).map((draft) => (
              <li key={draft.id}>
                <DraftLink draft={draft} />{" "}
                <Text span size="sm" c="dimmed">
                  {t.by(draft.changedBy.name)}
                </Text>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {own.length > 0 && (
        <div className={classes.own}>
          <Section title={t.own}>
            <ul className={classes.drafts}>
              {own.slice(0, SHOWN_MAX).map((draft) => (
                <li key={draft.id}>
                  <OwnDraft draft={draft} />
                </li>
              ))}
            </ul>
          </Section>
        </div>
      )}
      {children}
    </>
  );
}

function OwnDraft({ draft }: { readonly draft: DraftOutline }) {
  const t = useTexts(homeTexts).drafts;
  const { dateTime } = useFormats();
  const states: Readonly<Record<string, string>> = t.states;
  const isScheduled = draft.state === "approved" && draft.publishAt !== undefined;
  const state = isScheduled ? "scheduled" : draft.state;
  return (
    <>
      <Badge variant="light" color={COLOURS[state] ?? "gray"}>
        {states[state] ?? state}
      </Badge>{" "}
      <DraftLink draft={draft} />
      {draft.state === "rejected" && draft.reason !== undefined && (
        <Text size="sm">{t.because(draft.reason)}</Text>
      )}
      {isScheduled && draft.publishAt !== undefined && (
        <Text size="sm" c="dimmed">
          {t.liveAt(dateTime(draft.publishAt))}
        </Text>
      )}
    </>
  );
}

function DraftLink({ draft }: { readonly draft: DraftOutline }) {
  const t = useTexts(homeTexts).drafts;
  const name =
    draft.note ||
    (draft.version === undefined
      ? t.unnamed(String(draft.from))
      : t.version(String(draft.version)));
  return (
    <Anchor
      size="sm"
      underline="always"
      renderRoot={(props) => <Link {...props} to="/changes" search={{ draft: draft.id }} />}
    >
      {name}
    </Anchor>
  );
}
