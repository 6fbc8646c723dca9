import { Badge, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { Invitation, Person } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { PeopleIcon, PlusIcon } from "../../shared/icons";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { Pager } from "../../shared/layout/Pager";
import { Twins } from "../../shared/layout/Twins";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { InviteDialog } from "./InviteDialog";
import { LinkDialog } from "./LinkDialog";
import { PersonMenu } from "./PersonMenu";
import { peopleQuery } from "./people";
import { RolePicker } from "./RolePicker";
import { peopleTexts } from "./texts";

const STATE_COLOURS = { active: "leaf", invited: "amber", off: "gray" } as const;
const route = getRouteApi("/shell/people");

/** An invitation that was made, to be handed over. */
export interface Made {
  readonly person: Person;
  readonly invitation: Invitation;
}

/** Who may sign in: invite, change roles, switch off. */
export function PeoplePage() {
  const t = useTexts(peopleTexts);
  const { after } = route.useSearch();
  const people = useQuery(peopleQuery(after));
  const [inviting, setInviting] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const columns = useColumns(setMade);
  const inviteButton = (
    <Button leftSection={<PlusIcon aria-hidden size={16} />} onClick={() => setInviting(true)}>
      {t.invite}
    </Button>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={inviteButton}>
      <ProblemMessage of={people.error} onRetry={people.refetch} />
      {people.error === null && (
        <DataTable
          caption={t.caption}
          columns={columns}
          rows={people.data?.items}
          rowKey={(person) => person.id}
          empty={
            <EmptyState icon={<PeopleIcon size={24} />} title={t.empty.title} action={inviteButton}>
              {t.empty.text}
            </EmptyState>
          }
          footer={<Pager after={after} next={people.data?.next} />}
        />
      )}
      <InviteDialog
        opened={inviting}
        onClose={() => setInviting(false)}
        onMade={(invitation) => {
          setInviting(false);
          setMade(invitation);
        }}
      />
      <LinkDialog made={made} onClose={() => setMade(null)} />
    </Page>
  );
}

function useColumns(onMade: (made: Made) => void): Column<Person>[] {
  const t = useTexts(peopleTexts);
  const formats = useFormats();
  const me = useSession().person.id;
  return [
    {
      key: "name",
      header: t.columns.name,
      cell: (person) => (
        <div>
          <Group gap="xs">
            <Text fw={600} size="sm">
              {person.name}
            </Text>
            {person.id === me && (
              <Badge size="sm" variant="light">
                {t.you}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {person.login}
          </Text>
          <Twins of={person.warnings} />
        </div>
      ),
    },
    {
      key: "role",
      header: t.columns.role,
      cell: (person) => <RolePicker person={person} />,
    },
    {
      key: "state",
      header: t.columns.state,
      cell: (person) => (
        <Badge variant="light" color={STATE_COLOURS[person.state]}>
          {t.states[person.state]}
        </Badge>
      ),
    },
    {
      key: "last",
      header: t.columns.last,
      cell: ({ lastSignInAt }) => (lastSignInAt ? formats.ago(lastSignInAt) : t.never),
    },
    {
      key: "actions",
      header: t.columns.actions,
      quiet: true,
      align: "end",
      cell: (person) => <PersonMenu person={person} onMade={onMade} />,
    },
  ];
}
