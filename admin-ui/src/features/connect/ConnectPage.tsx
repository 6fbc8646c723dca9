import { Alert, Anchor, Button, Group, Loader, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { answered, api } from "../../shared/api/client";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Page } from "../../shared/layout/Page";
import { SecretOnce } from "../../shared/layout/SecretOnce";
import { Section } from "../../shared/layout/Section";
import { given } from "../../shared/layout/search";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { curlOf } from "./call";
import { connectTexts } from "./texts";

const EVERY_MS = 2_000;
const NEWEST = 20;
const STORE_LENGTH_MAX = 64;

/** From a key of the shop's own to its first purchase, seen here as it arrives. */
export function ConnectPage() {
  const t = useTexts(connectTexts);
  const { programme } = useSession();
  const [name, setName] = useState<string>(t.key.default);
  const [store, setStore] = useState("store-1");
  const [started] = useState(() => ({
    at: new Date(),
    receipt: `TEST-${crypto.randomUUID().slice(0, 8)}`,
  }));
  const make = useMutation({
    mutationFn: () => answered(api.POST("/v1/api-keys", { body: { name, role: "till" } })),
  });
  const key = make.data?.key;
  return (
    <Page title={t.title} lead={t.lead}>
      <Stack gap="lg">
        <Section title={t.key.title} lead={t.key.text}>
          {key === undefined ? (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                make.mutate();
              }}
            >
              <Stack>
                <ProblemMessage of={make.error} />
                <Group align="flex-end">
                  <TextInput
                    label={t.key.name}
                    required
                    maxLength={100}
                    value={name}
                    onChange={(event) => setName(event.currentTarget.value)}
                  />
                  <TextInput
                    label={t.key.store}
                    required
                    maxLength={STORE_LENGTH_MAX}
                    value={store}
                    onChange={(event) => setStore(event.currentTarget.value)}
                  />
                  <Button type="submit" loading={make.isPending}>
                    {t.key.make}
                  </Button>
                </Group>
              </Stack>
            </form>
          ) : (
            <Stack gap="xs">
              <SecretOnce label={t.key.made} value={key} />
              <Text size="sm" c="dimmed">
                {t.key.shown}
              </Text>
            </Stack>
          )}
        </Section>
        <Section title={t.send.title} lead={t.send.text}>
          {key === undefined ? (
            <Text c="dimmed">{t.send.first}</Text>
          ) : (
            <Stack gap="xs">
              <SecretOnce
                label={t.send.call}
                value={curlOf({
                  origin: window.location.origin,
                  key,
                  store,
                  currency: programme.currency,
                  ...started,
                })}
              />
              <Anchor href="/docs" size="sm">
                {t.send.docs}
              </Anchor>
            </Stack>
          )}
        </Section>
        <Section title={t.arrived.title}>
          <Arrival key={store} store={store.trim()} />
        </Section>
      </Stack>
    </Page>
  );
}

/** The store's first purchase that was not there before: other tills may be at work meanwhile. */
function Arrival({ store }: { readonly store: string }) {
  const t = useTexts(connectTexts).arrived;
  const formats = useFormats();
  const before = useRef<ReadonlySet<string>>(undefined);
  const [arrived, setArrived] = useState<string>();
  const newest = useQuery({
    queryKey: ["connect", "newest", store],
    queryFn: async () => {
      const { items } = await answered(
        api.GET("/v1/purchases", {
          params: { query: given({ store: store || undefined, limit: NEWEST }) },
        }),
      );
      before.current ??= new Set(items.map(({ id }) => id));
      const one = items.find(({ id }) => before.current?.has(id) === false);
      if (one !== undefined) {
        setArrived(one.id);
      }
      return items.length;
    },
    enabled: arrived === undefined,
    refetchInterval: EVERY_MS,
    gcTime: 0,
  });
  const { data } = useQuery({
    queryKey: ["connect", "purchase", arrived],
    queryFn: () =>
      answered(api.GET("/v1/purchases/{id}", { params: { path: { id: arrived ?? "" } } })),
    enabled: arrived !== undefined,
  });
  if (data === undefined) {
    return (
      <Stack>
        <ProblemMessage of={newest.error} />
        <Group gap="sm" role="status">
          <Loader size="sm" aria-hidden />
          <Text>{t.waiting}</Text>
        </Group>
      </Stack>
    );
  }
  const money = formats.money(data.totalMinor, data.currency);
  return (
    <Alert color="leaf" title={t.done} role="status">
      <Stack gap="xs">
        <Text size="sm">{t.at(data.store, data.register, data.receipt)}</Text>
        <Text size="sm" fw={600}>
          {t.points(formats.number(data.points.accrued), money)}
        </Text>
        {data.memberId === undefined && <Text size="sm">{t.anonymous}</Text>}
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/purchases/$id" params={{ id: data.id }} {...props} />}
        >
          {t.open}
        </Anchor>
      </Stack>
    </Alert>
  );
}
