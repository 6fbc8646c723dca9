import { Alert, Button, Group, Stack, Table, Text, Textarea, UnstyledButton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "../../shared/api/problem";
import type { Member } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { AlertIcon } from "../../shared/icons";
import { Dialog } from "../../shared/layout/Dialog";
import { SearchField } from "../../shared/layout/SearchField";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import classes from "./MemberPage.module.css";
import { memberQuery, membersQuery } from "./members";
import { mergeTexts } from "./mergeTexts";
import { mergeMembers, partMembers, tiersQuery, together } from "./merging";
import { isEnough } from "./search";

const REASON_LENGTH_MAX = 500;

interface MergeDialogProps {
  /** Who stays. */
  readonly member: Member;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes one member of two who are the same person: who the other is, what becomes of both, and why. */
export function MergeDialog({ member, opened, onClose }: MergeDialogProps) {
  const t = useTexts(mergeTexts);
  const [other, choose] = useState<string | null>(null);
  const close = () => {
    onClose();
    choose(null);
  };
  return (
    <Dialog opened={opened} onClose={close} title={t.title} size="lg">
      {other === null ? (
        <Finding member={member} onChoose={choose} />
      ) : (
        <Deciding member={member} other={other} onBack={() => choose(null)} onClose={close} />
      )}
    </Dialog>
  );
}

function Finding({
  member,
  onChoose,
}: {
  readonly member: Member;
  readonly onChoose: (id: string) => void;
}) {
  const t = useTexts(mergeTexts);
  const [q, search] = useState<string | undefined>(undefined);
  const isAsked = q !== undefined && isEnough(q);
  const found = useQuery({ ...membersQuery({ q }), enabled: isAsked });
  const others = isAsked ? (found.data?.items ?? []).filter(({ id }) => id !== member.id) : [];
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t.text(member.name ?? t.unnamed)}
      </Text>
      <SearchField
        label={t.search}
        placeholder={t.searchHint}
        value={q}
        onChange={search}
        isSearching={isAsked && found.isFetching}
        autoFocus
      />
      <ProblemMessage of={found.error} onRetry={found.refetch} />
      {isAsked && found.isSuccess && others.length === 0 && !found.isFetching && (
        <Text size="sm" role="status">
          {t.none}
        </Text>
      )}
      {others.length > 0 && (
        <ul className={classes.found} aria-label={t.found}>
          {others.slice(0, 8).map((one) => (
            <li key={one.id}>
              <UnstyledButton className={classes.foundOne ?? ""} onClick={() => onChoose(one.id)}>
                <Text fw={600}>{one.name ?? t.unnamed}</Text>
                <Text size="sm" c="dimmed">
                  {[t.number(one.memberNumber), one.email, one.phone].filter(Boolean).join(" · ")}
                </Text>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

interface DecidingProps extends Pick<MergeDialogProps, "member" | "onClose"> {
  readonly other: string;
  readonly onBack: () => void;
}

function Deciding({ member, other: id, onBack, onClose }: DecidingProps) {
  const t = useTexts(mergeTexts);
  const messages = useMessages();
  const queries = useQueryClient();
  const other = useQuery(memberQuery(id));
  const [reason, setReason] = useState("");
  // One for each merge: sending it twice, as after a lost answer, merges once.
  const [key] = useState(() => crypto.randomUUID());
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["member", member.id] }),
      queries.invalidateQueries({ queryKey: ["member", id] }),
      queries.invalidateQueries({ queryKey: ["members"] }),
    ]);
  const merge = useMutation({
    mutationFn: () => mergeMembers(id, member.id, reason.trim(), key),
    onSuccess: () => {
      messages.undoable(t.done(other.data?.name ?? t.unnamed), async () => {
        await partMembers(id);
        await refresh();
      });
      onClose();
      return refresh();
    },
  });
  const errorOf = useFieldErrors(merge.error);
  if (other.data === undefined) {
    return <ProblemMessage of={other.error} onRetry={other.refetch} />;
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        merge.mutate();
      }}
    >
      <Stack>
        <SideBySide stays={member} goes={other.data} />
        <Text size="sm" c="dimmed">
          {t.more}
        </Text>
        <MergeProblem of={merge.error} />
        <Textarea
          label={t.reason}
          description={t.reasonHelp}
          required
          maxLength={REASON_LENGTH_MAX}
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={errorOf("/reason")}
        />
        <Group justify="space-between">
          <Button variant="subtle" onClick={onBack}>
            {t.another}
          </Button>
          <Group>
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={merge.isPending} disabled={reason.trim() === ""}>
              {t.submit}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

/** What both have, and what there is once they are one. */
function SideBySide({ stays, goes }: { readonly stays: Member; readonly goes: Member }) {
  const t = useTexts(mergeTexts);
  const { number } = useFormats();
  const tiers = useQuery(tiersQuery).data?.tiers ?? [];
  const then = together(
    stays,
    goes,
    tiers.map(({ code }) => code),
  );
  const tier = (of: Member["tier"]) => of?.name ?? t.noTier;
  const list = (of: readonly (string | null | undefined)[]) =>
    of.filter(Boolean).join(", ") || t.nothing;
  const keys = [goes.email, goes.phone].filter(Boolean).join(", ");
  const points = (["available", "pending", "reserved"] as const).filter(
    (of) => of === "available" || then[of] !== 0,
  );
  const rows: [string, string, string, string][] = [
    ...points.map((of): [string, string, string, string] => [
      t.rows[of],
      number(stays.balance[of]),
      number(goes.balance[of]),
      number(then[of]),
    ]),
    [t.rows.tier, tier(stays.tier), tier(goes.tier), tier(then.tier)],
    [t.rows.cards, list(stays.cards), list(goes.cards), list(then.cards)],
    [
      t.rows.contact,
      list([stays.email, stays.phone]),
      list([goes.email, goes.phone]),
      [list([stays.email, stays.phone]), keys && t.leads(keys)].filter(Boolean).join("; "),
    ],
  ];
  return (
    <Table.ScrollContainer minWidth={0}>
      <Table captionSide="top" className={classes.beside ?? ""}>
        <Table.Caption>{t.caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.what}</Table.Th>
            <Table.Th>
              {t.stays}: {stays.name ?? t.unnamed}
            </Table.Th>
            <Table.Th>
              {t.goes}: {goes.name ?? t.unnamed}
            </Table.Th>
            <Table.Th>{t.together}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([what, ...values]) => (
            <Table.Tr key={what}>
              <Table.Th scope="row">{what}</Table.Th>
              {values.map((value, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns stay where they are
                <Table.Td key={at} fw={at === 2 ? 600 : undefined}>
                  {value}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Why two can't be merged, or parted, in words of this page. */
export function MergeProblem({ of: failure }: { readonly of: unknown }) {
  const t = useTexts(mergeTexts);
  if (failure === null || failure === undefined) {
    return null;
  }
  const known: Readonly<Record<string, string>> = t.refused;
  const told = known[problemOf(failure).slug];
  return told === undefined ? (
    <ProblemMessage of={failure} shown={["/reason"]} />
  ) : (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<AlertIcon aria-hidden size={20} />}
      title={told}
    />
  );
}
