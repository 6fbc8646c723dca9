import { Button, Skeleton } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Page } from "../../shared/layout/Page";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { lastOf, programmeQuery, type Version, versionsQuery } from "./programme";
import classes from "./programme.module.css";
import { SettingsForm, SettingsShown } from "./SettingsForm";
import { programmeTexts } from "./texts";
import { History, Waiting } from "./Versions";

/** What is being changed: as it was when that began. */
interface Editing {
  readonly base: Version;
  readonly seen: number;
}

/** The programme's settings: what they are, what is to come, how they came to be. */
export function ProgrammePage() {
  const t = useTexts(programmeTexts);
  const isAdmin = useSession().person.role === "admin";
  const now = useQuery(programmeQuery);
  const versions = useInfiniteQuery(versionsQuery);
  const [editing, setEditing] = useState<Editing | undefined>();
  const all = versions.data?.pages.flatMap(({ items }) => items);
  const last = now.data === undefined ? undefined : lastOf(now.data, all ?? []);
  const close = () => {
    setEditing(undefined);
    // What waits now stands at the top; the form was left far below.
    window.scrollTo({ top: 0 });
  };
  const canChange = isAdmin && editing === undefined && all !== undefined;
  return (
    <Page
      title={t.title}
      lead={isAdmin ? t.lead : `${t.lead} ${t.readOnly}`}
      actions={
        canChange &&
        now.data !== undefined &&
        last !== undefined && (
          <Button onClick={() => setEditing({ base: last, seen: now.data.version })}>
            {t.change}
          </Button>
        )
      }
    >
      <ProblemMessage of={now.error} onRetry={now.refetch} />
      <ProblemMessage of={versions.error} onRetry={versions.refetch} />
      {now.isPending && <Skeleton height={320} radius="lg" />}
      {editing !== undefined && <SettingsForm {...editing} onClose={close} />}
      {editing === undefined && now.data !== undefined && last !== undefined && (
        <div className={classes.sections}>
          {all !== undefined && <Waiting versions={all} last={last.version} />}
          <SettingsShown settings={now.data.settings} />
          {all !== undefined && (
            <History
              versions={all}
              onMore={versions.hasNextPage ? () => void versions.fetchNextPage() : undefined}
              isLoading={versions.isFetchingNextPage}
            />
          )}
        </div>
      )}
    </Page>
  );
}
