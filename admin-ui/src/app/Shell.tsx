import { AppShell, Burger, Group, NavLink, ScrollArea, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useMatches } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useSessionEnded } from "../shared/api/ended";
import { isLanguage, useLocale, useTexts } from "../shared/i18n/LocaleProvider";
import mark from "../shared/regulars.svg";
import { followedDraftsQuery, waitingFor } from "../shared/rulebook/drafts";
import { useSession } from "../shared/session/session";
import { FailedSignIns } from "./FailedSignIns";
import { NotAllowed } from "./NotAllowed";
import { navigationOf, navigationTexts } from "./navigation";
import classes from "./Shell.module.css";
import { shellTexts } from "./texts";
import { UserMenu } from "./UserMenu";

// Seldom needed, and large with its dialog.
const SignInAgain = lazy(() =>
  import("./SignInAgain").then((module) => ({ default: module.SignInAgain })),
);

/** What is around every page of somebody who is signed in: navigation, own menu, the content. */
export function Shell() {
  const t = useTexts(shellTexts);
  const names = useTexts(navigationTexts);
  const session = useSession();
  const [opened, menu] = useDisclosure(false);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const roles = useMatches().findLast((match) => match.staticData.roles)?.staticData.roles;
  const shown = useRef(pathname);
  const close = menu.close;
  const ended = useSessionEnded();
  const waiting = useWaiting();
  useLanguageOf(session.person.locale);

  // A new page begins at its top, also for the keyboard and for readers.
  useEffect(() => {
    if (shown.current !== pathname) {
      shown.current = pathname;
      close();
      main.current?.focus({ preventScroll: true });
    }
  }, [pathname, close]);

  return (
    <AppShell
      header={{ height: { base: 56, md: 0 } }}
      navbar={{ width: 240, breakpoint: "md", collapsed: { mobile: !opened } }}
      padding={0}
      layout="alt"
    >
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <AppShell.Header className={classes.header} hiddenFrom="md">
        <Group h="100%" px="md" gap="sm">
          <Burger opened={opened} onClick={menu.toggle} size="sm" aria-label={t.menu} />
          <Brand />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar}>
        <Group className={classes.top} justify="space-between">
          <Brand />
          <Burger
            hiddenFrom="md"
            opened={opened}
            onClick={menu.toggle}
            size="sm"
            aria-label={t.menu}
          />
        </Group>
        <ScrollArea className={classes.scroll ?? ""} type="auto">
          <nav aria-label={t.navigation}>
            {navigationOf(session.person.role).map(({ group, items }) => (
              <div key={group} className={classes.group}>
                {group !== null && <Text className={classes.label}>{names.groups[group]}</Text>}
                {items.map(({ page, to, icon: Icon }) => (
                  <NavLink
                    key={page}
                    className={classes.link ?? ""}
                    label={names.pages[page]}
                    {...(page === "changes" ? waiting : {})}
                    leftSection={<Icon aria-hidden size={18} strokeWidth={1.75} />}
                    renderRoot={(props) => (
                      <Link {...props} to={to} activeOptions={{ exact: to === "/" }} />
                    )}
                  />
                ))}
              </div>
            ))}
          </nav>
        </ScrollArea>
        <div className={classes.bottom}>
          {session.demo && <Text className={classes.demo ?? ""}>{t.demo}</Text>}
          <UserMenu />
        </div>
      </AppShell.Navbar>
      <AppShell.Main id="content" ref={main} tabIndex={-1}>
        <FailedSignIns />
        {roles === undefined || session.may(...roles) ? <Outlet /> : <NotAllowed roles={roles} />}
      </AppShell.Main>
      {ended && (
        <Suspense fallback={null}>
          <SignInAgain />
        </Suspense>
      )}
    </AppShell>
  );
}

/** How many drafts wait for whoever is signed in, as a mark of the page that shows them. */
function useWaiting() {
  const t = useTexts(shellTexts);
  const { person, may } = useSession();
  const drafts = useQuery({ ...followedDraftsQuery, enabled: may("approver") });
  const count = waitingFor(person.id, drafts.data?.items).length;
  return count === 0
    ? {}
    : {
        "aria-description": t.waiting(count),
        rightSection: (
          <span aria-hidden title={t.waiting(count)} className={classes.count}>
            {count}
          </span>
        ),
      };
}

/** The person's own language, on whatever device they sign in. */
function useLanguageOf(locale: string | null | undefined) {
  const { choose } = useLocale();
  const language = locale?.slice(0, 2);
  useEffect(() => {
    if (isLanguage(language)) {
      choose(language);
    }
  }, [language, choose]);
}

function Brand() {
  return (
    <Link to="/" className={classes.brand}>
      <img src={mark} alt="" width="26" height="26" />
      Regulars
    </Link>
  );
}
