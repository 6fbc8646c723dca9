import { Anchor, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Schemas } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import {
  acceptInvitation,
  addToPool,
  makePool,
  namesQuery,
  poolQuery,
  removeFromPool,
  setRole,
  useRefusal,
} from "./pools";
import { poolTexts } from "./poolTexts";

interface PoolCardProps {
  readonly member: Schemas["Member"];
}

/** With whom a member spends their points, and who else could be in it. */
export function PoolCard({ member }: PoolCardProps) {
  const t = useTexts(poolTexts);
  const formats = useFormats();
  const own = member.balance.pool;
  return (
    <Section title={t.title}>
      {own === undefined ? (
        <MakePool member={member.id} />
      ) : (
        <Stack gap="sm">
          <Text size="sm">{t.have(own.name, formats.number(own.available))}</Text>
          <Mates pool={own.id} member={member.id} />
        </Stack>
      )}
    </Section>
  );
}

/** Does something about pools, says that it is done, and has what is shown asked again. */
function useDoing<T>(member: string, work: (given: T) => Promise<unknown>, done: string) {
  const queries = useQueryClient();
  const messages = useMessages();
  return useMutation({
    mutationFn: work,
    onSuccess: () => {
      messages.done(done);
      return Promise.all([
        queries.invalidateQueries({ queryKey: ["member", member] }),
        queries.invalidateQueries({ queryKey: ["pool"] }),
      ]);
    },
  });
}

function MakePool({ member }: { readonly member: string }) {
  const t = useTexts(poolTexts);
  const [name, setName] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const make = useDoing(member, () => makePool(member, name.trim(), key), t.made);
  const refusal = useRefusal(make.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(undefined);
  };
  return (
    <form onSubmit={send}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t.none}
        </Text>
        <TextInput
          label={t.name}
          maxLength={100}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {refusal !== null && <ProblemMessage of={refusal} />}
        <Button type="submit" size="xs" variant="default" loading={make.isPending}>
          {t.make}
        </Button>
      </Stack>
    </form>
  );
}

function Mates({ pool, member }: { readonly pool: string; readonly member: string }) {
  const t = useTexts(poolTexts);
  const { data, error } = useQuery(poolQuery(pool));
  if (data === undefined) {
    return error === null ? null : <ProblemMessage of={error} />;
  }
  return (
    <>
      {data.members.map((seat) => (
        <Mate key={seat.memberId} pool={pool} member={member} seat={seat} />
      ))}
      <Text size="sm" fw={600}>
        {t.addTitle}
      </Text>
      <AddMate pool={pool} member={member} />
    </>
  );
}

interface MateProps {
  readonly pool: string;
  readonly member: string;
  readonly seat: Schemas["PoolMember"];
}

function Mate({ pool, member, seat }: MateProps) {
  const t = useTexts(poolTexts);
  const found = useQuery(namesQuery(seat.memberId)).data;
  const name = found?.name ?? t.unnamed;
  const accept = useDoing(member, () => acceptInvitation(pool, seat.memberId), t.joined(name));
  const remove = useDoing(member, () => removeFromPool(pool, seat.memberId), t.removed(name));
  const role = useDoing(
    member,
    (to: Schemas["PoolMember"]["role"]) => setRole(pool, seat, to),
    t.changed(name),
  );
  const refusal = useRefusal(accept.error ?? remove.error ?? role.error);
  return (
    <div>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <div>
          <Text size="sm" fw={600}>
            {seat.memberId === member ? (
              name
            ) : (
              <Anchor
                inherit
                renderRoot={(props) => (
                  <Link {...props} to="/members/$id" params={{ id: seat.memberId }} />
                )}
              >
                {name}
              </Anchor>
            )}
          </Text>
          {seat.state === "invited" && (
            <Text size="xs" c="dimmed">
              {t.invited}
            </Text>
          )}
        </div>
        <Select
          size="xs"
          aria-label={t.roleOf(name)}
          data={[
            { value: "owner", label: t.roles.owner },
            { value: "spender", label: t.roles.spender },
            { value: "collector", label: t.roles.collector },
          ]}
          value={seat.role}
          allowDeselect={false}
          disabled={role.isPending || seat.role === "owner"}
          onChange={(to) => to !== null && role.mutate(to as Schemas["PoolMember"]["role"])}
        />
      </Group>
      <Group gap="xs" mt={4} justify="flex-end">
        {seat.state === "invited" && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t.acceptFor(name)}
            loading={accept.isPending}
            onClick={() => accept.mutate(undefined)}
          >
            {t.accept}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          aria-label={t.removeOf(name)}
          loading={remove.isPending}
          onClick={() => remove.mutate(undefined)}
        >
          {t.remove}
        </Button>
      </Group>
      {refusal !== null && <ProblemMessage of={refusal} />}
    </div>
  );
}

function AddMate({ pool, member }: { readonly pool: string; readonly member: string }) {
  const t = useTexts(poolTexts);
  const [number, setNumber] = useState("");
  const add = useDoing(
    member,
    async (state: "joined" | "invited") => {
      await addToPool(pool, number.trim(), state);
      setNumber("");
    },
    t.added,
  );
  const refusal = useRefusal(add.error);
  return (
    <Stack gap="xs">
      <TextInput
        label={t.number}
        value={number}
        maxLength={40}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      {refusal !== null && <ProblemMessage of={refusal} />}
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={number.trim() === ""}
          loading={add.isPending}
          onClick={() => add.mutate("invited")}
        >
          {t.invite}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={number.trim() === ""}
          loading={add.isPending}
          onClick={() => add.mutate("joined")}
        >
          {t.add}
        </Button>
      </Group>
    </Stack>
  );
}
