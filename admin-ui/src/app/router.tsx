import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { auditSearch } from "../features/audit/search";
import { entrySearch } from "../features/entry/search";
import { homeSearch } from "../features/home/search";
import { membersSearch, profileSearch } from "../features/members/search";
import { plansSearch } from "../features/plans/search";
import { purchaseSearch, purchasesSearch } from "../features/purchases/search";
import { referralsSearch } from "../features/referrals/search";
import { rewardsSearch } from "../features/rewards/search";
import { draftSearch, editorSearch, rulesSearch } from "../features/rules/search";
import { vouchersSearch } from "../features/vouchers/search";
import type { StaffRole } from "../shared/api/types";
import { pageSearch } from "../shared/layout/search";
import { includes, sessionQuery } from "../shared/session/session";
import { Failed, Missing } from "./Missing";
import { firstPageOf, ROLES } from "./navigation";

interface RouterContext {
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** Pages for nobody in particular. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: entrySearch,
  component: lazyRouteComponent(() => import("../features/entry/SignInPage"), "SignInPage"),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("../features/entry/SetupPage"), "SetupPage"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation/$token",
  component: lazyRouteComponent(() => import("../features/entry/InvitationPage"), "InvitationPage"),
});

/** Everything else is for somebody who is signed in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (!session.setUp) {
      throw redirect({ to: "/setup" });
    }
    if (session.person === null) {
      throw redirect({ to: "/sign-in", search: { to: location.href } });
    }
  },
  component: lazyRouteComponent(() => import("./Shell"), "Shell"),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  validateSearch: homeSearch,
  staticData: { roles: ROLES.home },
  beforeLoad: ({ context }) => {
    const person = context.queries.getQueryData(sessionQuery.queryKey)?.person;
    if (person && !includes(person.role, ROLES.home)) {
      throw redirect({ to: firstPageOf(person.role) });
    }
  },
  component: lazyRouteComponent(() => import("../features/home/HomePage"), "HomePage"),
});

const rules = createRoute({
  getParentRoute: () => shell,
  path: "/rules",
  validateSearch: rulesSearch,
  staticData: { roles: ROLES.rules },
  component: lazyRouteComponent(() => import("../features/rules/RulesPage"), "RulesPage"),
});
const editor = createRoute({
  getParentRoute: () => shell,
  path: "/rules/$draft/$file",
  validateSearch: editorSearch,
  staticData: { roles: ROLES.rules },
  component: lazyRouteComponent(() => import("../features/rules/EditorPage"), "EditorPage"),
});
const changes = createRoute({
  getParentRoute: () => shell,
  path: "/changes",
  validateSearch: draftSearch,
  staticData: { roles: ROLES.rules },
  component: lazyRouteComponent(() => import("../features/rules/ChangesPage"), "ChangesPage"),
});
const version = createRoute({
  getParentRoute: () => shell,
  path: "/changes/$version",
  staticData: { roles: ROLES.rules },
  component: lazyRouteComponent(() => import("../features/rules/VersionPage"), "VersionPage"),
});
const examples = createRoute({
  getParentRoute: () => shell,
  path: "/examples",
  validateSearch: draftSearch,
  staticData: { roles: ROLES.rules },
  component: lazyRouteComponent(() => import("../features/rules/ExamplesPage"), "ExamplesPage"),
});
const templates = createRoute({
  getParentRoute: () => shell,
  path: "/templates",
  staticData: { roles: ROLES.rules },
  component: lazyRouteComponent(() => import("../features/rules/TemplatesPage"), "TemplatesPage"),
});
const challenges = createRoute({
  getParentRoute: () => shell,
  path: "/challenges",
  staticData: { roles: ROLES.rules },
  component: lazyRouteComponent(() => import("../features/rules/ChallengesPage"), "ChallengesPage"),
});

const members = createRoute({
  getParentRoute: () => shell,
  path: "/members",
  validateSearch: membersSearch,
  staticData: { roles: ROLES.members },
  component: lazyRouteComponent(() => import("../features/members/MembersPage"), "MembersPage"),
});
const member = createRoute({
  getParentRoute: () => shell,
  path: "/members/$id",
  validateSearch: profileSearch,
  staticData: { roles: ROLES.members },
  component: lazyRouteComponent(() => import("../features/members/MemberPage"), "MemberPage"),
});
const purchases = createRoute({
  getParentRoute: () => shell,
  path: "/purchases",
  validateSearch: purchasesSearch,
  staticData: { roles: ROLES.purchases },
  component: lazyRouteComponent(
    () => import("../features/purchases/PurchasesPage"),
    "PurchasesPage",
  ),
});
const purchase = createRoute({
  getParentRoute: () => shell,
  path: "/purchases/$id",
  validateSearch: purchaseSearch,
  staticData: { roles: ROLES.purchases },
  component: lazyRouteComponent(() => import("../features/purchases/PurchasePage"), "PurchasePage"),
});

const referrals = createRoute({
  getParentRoute: () => shell,
  path: "/referrals",
  validateSearch: referralsSearch,
  staticData: { roles: ROLES.members },
  component: lazyRouteComponent(
    () => import("../features/referrals/ReferralsPage"),
    "ReferralsPage",
  ),
});
const referral = createRoute({
  getParentRoute: () => shell,
  path: "/referrals/$id",
  staticData: { roles: ROLES.members },
  component: lazyRouteComponent(() => import("../features/referrals/ReferralPage"), "ReferralPage"),
});
const plans = createRoute({
  getParentRoute: () => shell,
  path: "/plans",
  validateSearch: plansSearch,
  staticData: { roles: ROLES.rewards },
  component: lazyRouteComponent(() => import("../features/plans/PlansPage"), "PlansPage"),
});
const rewards = createRoute({
  getParentRoute: () => shell,
  path: "/rewards",
  validateSearch: rewardsSearch,
  staticData: { roles: ROLES.rewards },
  component: lazyRouteComponent(() => import("../features/rewards/RewardsPage"), "RewardsPage"),
});

const vouchers = createRoute({
  getParentRoute: () => shell,
  path: "/vouchers",
  validateSearch: vouchersSearch,
  staticData: { roles: ROLES.rewards },
  component: lazyRouteComponent(() => import("../features/vouchers/VouchersPage"), "VouchersPage"),
});
const voucher = createRoute({
  getParentRoute: () => shell,
  path: "/vouchers/$id",
  staticData: { roles: ROLES.rewards },
  component: lazyRouteComponent(() => import("../features/vouchers/VoucherPage"), "VoucherPage"),
});

const imports = createRoute({
  getParentRoute: () => shell,
  path: "/imports",
  validateSearch: pageSearch,
  staticData: { roles: ROLES.admin },
  component: lazyRouteComponent(() => import("../features/imports/ImportsPage"), "ImportsPage"),
});
const importNew = createRoute({
  getParentRoute: () => shell,
  path: "/imports/new",
  staticData: { roles: ROLES.admin },
  component: lazyRouteComponent(() => import("../features/imports/NewImportPage"), "NewImportPage"),
});
const importOne = createRoute({
  getParentRoute: () => shell,
  path: "/imports/$id",
  staticData: { roles: ROLES.admin },
  component: lazyRouteComponent(() => import("../features/imports/ImportPage"), "ImportPage"),
});
const programme = createRoute({
  getParentRoute: () => shell,
  path: "/programme",
  staticData: { roles: ROLES.programme },
  component: lazyRouteComponent(
    () => import("../features/programme/ProgrammePage"),
    "ProgrammePage",
  ),
});
const keys = createRoute({
  getParentRoute: () => shell,
  path: "/keys",
  validateSearch: pageSearch,
  staticData: { roles: ROLES.admin },
  component: lazyRouteComponent(() => import("../features/keys/KeysPage"), "KeysPage"),
});
const connect = createRoute({
  getParentRoute: () => shell,
  path: "/connect",
  staticData: { roles: ROLES.admin },
  component: lazyRouteComponent(() => import("../features/connect/ConnectPage"), "ConnectPage"),
});
const people = createRoute({
  getParentRoute: () => shell,
  path: "/people",
  validateSearch: pageSearch,
  staticData: { roles: ROLES.admin },
  component: lazyRouteComponent(() => import("../features/people/PeoplePage"), "PeoplePage"),
});
const audit = createRoute({
  getParentRoute: () => shell,
  path: "/audit",
  validateSearch: auditSearch,
  staticData: { roles: ROLES.admin },
  component: lazyRouteComponent(() => import("../features/audit/AuditPage"), "AuditPage"),
});
const account = createRoute({
  getParentRoute: () => shell,
  path: "/account",
  component: lazyRouteComponent(() => import("../features/account/AccountPage"), "AccountPage"),
});

const nothing = createRoute({
  getParentRoute: () => shell,
  path: "$",
  component: Missing,
});

const tree = root.addChildren([
  signIn,
  setup,
  invitation,
  shell.addChildren([
    home,
    rules,
    editor,
    changes,
    version,
    examples,
    templates,
    challenges,
    members,
    member,
    purchases,
    purchase,
    referrals,
    referral,
    plans,
    rewards,
    vouchers,
    voucher,
    imports,
    importNew,
    importOne,
    programme,
    keys,
    connect,
    people,
    audit,
    account,
    nothing,
  ]),
]);

/** The router of `/admin`. Pages are loaded when they are opened, or pointed at. */
export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: "/admin",
    context: { queries },
    defaultPreload: "intent",
    defaultNotFoundComponent: Missing,
    defaultErrorComponent: Failed,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
  interface StaticDataRouteOption {
    /** Who may open the page; an admin always. Not given: everybody who is signed in. */
    roles?: readonly StaffRole[];
  }
}
