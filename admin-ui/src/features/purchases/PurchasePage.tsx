import { Anchor, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { purchaseQuery, Why } from "../../shared/explanation/WhyDrawer";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { BackIcon, ReturnIcon } from "../../shared/icons";
import { Page } from "../../shared/layout/Page";
import { Section } from "../../shared/layout/Section";
import { useStoreTime } from "../../shared/pickers/stores";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { LinesTable } from "./LinesTable";
import { Outcome } from "./Outcome";
import classes from "./PurchasePage.module.css";
import { ReturnDialog } from "./ReturnDialog";
import { purchasesTexts } from "./texts";

const route = getRouteApi("/shell/purchases/$id");

/** One purchase: what was bought, what it gave and why, what came back. */
export function PurchasePage() {
  const t = useTexts(purchasesTexts).one;
  const storeTime = useStoreTime();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { may } = useSession();
  const { data, error, refetch } = useQuery(purchaseQuery(id));
  const setReturning = (isOpen: boolean) =>
    void navigate({ search: { return: isOpen || undefined }, replace: true });
  const back = (
    <Anchor
      size="sm"
      c="dimmed"
      className={classes.back ?? ""}
      renderRoot={(props) => <Link {...props} to="/purchases" />}
    >
      <BackIcon aria-hidden size={14} /> {t.back}
    </Anchor>
  );
  if (error !== null) {
    return (
      <Page title={t.back} back={back}>
        <ProblemMessage of={error} onRetry={refetch} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title="…" back={back}>
        <Skeleton height={320} radius="lg" />
      </Page>
    );
  }
  return (
    <Page
      title={t.title(data.receipt)}
      back={back}
      lead={t.lead(data.store, data.register, storeTime(data.occurredAt, data.store))}
      actions={
        <Group gap="sm">
          {data.memberId && may("support") && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link {...props} to="/members/$id" params={{ id: data.memberId ?? "" }} />
              )}
            >
              {t.toMember}
            </Button>
          )}
          <Button
            leftSection={<ReturnIcon aria-hidden size={16} />}
            onClick={() => setReturning(true)}
          >
            {t.return}
          </Button>
        </Group>
      }
    >
      <div className={classes.columns}>
        <Stack>
          <LinesTable purchase={data} />
          <Section title={t.why}>
            {data.memberId ? (
              <Why purchase={id} isBasketShown />
            ) : (
              <Text size="sm" c="dimmed">
                {t.anonymous}
              </Text>
            )}
          </Section>
        </Stack>
        <Outcome purchase={data} />
      </div>
      <ReturnDialog
        purchase={data}
        opened={search.return === true}
        onClose={() => setReturning(false)}
      />
    </Page>
  );
}
