import { Anchor, Badge, Button, Skeleton, Stack, Tabs } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { WhyDrawer } from "../../shared/explanation/WhyDrawer";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { BackIcon } from "../../shared/icons";
import { Page } from "../../shared/layout/Page";
import { choiceOf } from "../../shared/layout/search";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { AdjustDialog } from "./AdjustDialog";
import { BalanceCard } from "./BalanceCard";
import { ChallengesCard } from "./ChallengesCard";
import { HistoryTable } from "./HistoryTable";
import classes from "./MemberPage.module.css";
import { MemberPurchases } from "./MemberPurchases";
import { MergeDialog } from "./MergeDialog";
import { MergedCard } from "./MergedCard";
import { Messages } from "./Messages";
import { memberQuery } from "./members";
import { mergeTexts } from "./mergeTexts";
import { PlanCard } from "./PlanCard";
import { PoolCard } from "./PoolCard";
import { ProfileForm } from "./ProfileForm";
import { Redemptions } from "./Redemptions";
import { ReferralCard } from "./ReferralCard";
import { TABS } from "./search";
import { TierCard } from "./TierCard";
import { membersTexts } from "./texts";

const route = getRouteApi("/shell/members/$id");

/** One member: what they have and why, what they bought, who they are. */
export function MemberPage() {
  const t = useTexts(membersTexts).profile;
  const formats = useFormats();
  const { id } = route.useParams();
  const { tab = "history", after, why } = route.useSearch();
  const navigate = route.useNavigate();
  const member = useQuery(memberQuery(id));
  const [adjusting, adjust] = useDisclosure(false);
  const [merging, merge] = useDisclosure(false);
  const { open: mergeLabel } = useTexts(mergeTexts);
  const router = useRouter();
  const hasOpened = useRef(false);
  useEffect(() => {
    if (why === undefined) {
      hasOpened.current = false;
    }
  }, [why]);
  const back = (
    <Anchor
      size="sm"
      c="dimmed"
      className={classes.back ?? ""}
      renderRoot={(props) => <Link {...props} to="/members" />}
    >
      <BackIcon aria-hidden size={14} /> {t.back}
    </Anchor>
  );
  if (member.error !== null) {
    return (
      <Page title={t.member} back={back}>
        <ProblemMessage of={member.error} onRetry={member.refetch} />
      </Page>
    );
  }
  const data = member.data;
  // Going back closes what was opened here; what the address came with is closed in its place.
  const explain = (purchase: string) => {
    hasOpened.current = true;
    void navigate({ search: (old) => ({ ...old, why: purchase }) });
  };
  const close = () => {
    if (hasOpened.current) {
      hasOpened.current = false;
      router.history.back();
    } else {
      void navigate({ search: (old) => ({ ...old, why: undefined }), replace: true });
    }
  };
  return (
    <Page
      title={data === undefined ? "…" : (data.name ?? t.unnamed)}
      back={back}
      mark={
        data?.status === "blocked" && (
          <Badge color="red" variant="light">
            {t.blocked}
          </Badge>
        )
      }
      lead={data && `${t.number(data.memberNumber)} · ${t.since(formats.date(data.enrolledAt))}`}
      actions={
        <>
          <Button variant="default" onClick={merge.open} disabled={data === undefined}>
            {mergeLabel}
          </Button>
          <Button onClick={adjust.open} disabled={data === undefined}>
            {t.adjust}
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <Stack className={classes.aside ?? ""}>
          {data === undefined ? (
            <>
              <Skeleton height={220} radius="lg" />
              <Skeleton height={140} radius="lg" />
            </>
          ) : (
            <>
              <BalanceCard balance={data.balance} />
              <TierCard tier={data.tier} />
              <PlanCard member={data.id} />
              <ChallengesCard member={data.id} />
              <PoolCard member={data} />
              <ReferralCard member={data} />
              <MergedCard member={data.id} />
            </>
          )}
        </Stack>
        <Tabs
          className={classes.main ?? ""}
          value={tab}
          onChange={(chosen) =>
            void navigate({ search: { tab: choiceOf(chosen, TABS) }, replace: true })
          }
          keepMounted={false}
        >
          <Tabs.List mb="md" aria-label={t.tabsLabel}>
            {TABS.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t.tabs[name]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="history">
            <HistoryTable member={id} after={after} onWhy={explain} />
          </Tabs.Panel>
          <Tabs.Panel value="purchases">
            <MemberPurchases member={id} after={after} onWhy={explain} />
          </Tabs.Panel>
          <Tabs.Panel value="redemptions">
            {data !== undefined && <Redemptions member={data} after={after} />}
          </Tabs.Panel>
          <Tabs.Panel value="messages">
            <Messages member={id} after={after} />
          </Tabs.Panel>
          <Tabs.Panel value="profile">
            {data !== undefined && <ProfileForm key={data.id} member={data} />}
          </Tabs.Panel>
        </Tabs>
      </div>
      {data !== undefined && (
        <>
          <AdjustDialog member={data} opened={adjusting} onClose={adjust.close} />
          <MergeDialog member={data} opened={merging} onClose={merge.close} />
        </>
      )}
      <WhyDrawer purchase={why} onClose={close} />
    </Page>
  );
}
