import type { StaffRole } from "../shared/api/types";
import { catalogue } from "../shared/i18n/catalogue";
import * as icons from "../shared/icons";
import { includes } from "../shared/session/session";

const MAKERS: readonly StaffRole[] = ["marketer", "approver", "support"];

/** Who may open which page. An admin opens them all. */
export const ROLES = {
  home: ["marketer", "approver", "support"],
  rules: MAKERS,
  members: ["support"],
  purchases: ["support", "till"],
  rewards: ["marketer", "support"],
  programme: ["approver"],
  admin: [],
} as const satisfies Record<string, readonly StaffRole[]>;

/** The navigation, in groups; later pages join their group. */
export const NAVIGATION = [
  { group: null, items: [{ page: "home", to: "/", icon: icons.HomeIcon, roles: ROLES.home }] },
  {
    group: "rules",
    items: [
      { page: "rules", to: "/rules", icon: icons.RulesIcon, roles: ROLES.rules },
      { page: "changes", to: "/changes", icon: icons.ChangesIcon, roles: ROLES.rules },
      { page: "examples", to: "/examples", icon: icons.ExamplesIcon, roles: ROLES.rules },
      { page: "templates", to: "/templates", icon: icons.TemplatesIcon, roles: ROLES.rules },
    ],
  },
  {
    group: "customers",
    items: [
      { page: "members", to: "/members", icon: icons.MembersIcon, roles: ROLES.members },
      { page: "purchases", to: "/purchases", icon: icons.PurchasesIcon, roles: ROLES.purchases },
      { page: "referrals", to: "/referrals", icon: icons.ReferralsIcon, roles: ROLES.members },
      { page: "rewards", to: "/rewards", icon: icons.RewardsIcon, roles: ROLES.rewards },
      { page: "plans", to: "/plans", icon: icons.PlansIcon, roles: ROLES.rewards },
      { page: "vouchers", to: "/vouchers", icon: icons.VouchersIcon, roles: ROLES.rewards },
    ],
  },
  {
    group: "data",
    items: [{ page: "imports", to: "/imports", icon: icons.ImportsIcon, roles: ROLES.admin }],
  },
  {
    group: "settings",
    items: [
      {
        page: "programme",
        to: "/programme",
        icon: icons.ProgrammeIcon,
        roles: ROLES.programme,
      },
      { page: "keys", to: "/keys", icon: icons.KeysIcon, roles: ROLES.admin },
      { page: "people", to: "/people", icon: icons.PeopleIcon, roles: ROLES.admin },
      { page: "audit", to: "/audit", icon: icons.AuditIcon, roles: ROLES.admin },
    ],
  },
] as const;

/** The groups with the pages that a role may open; groups without any are left out. */
export function navigationOf(role: StaffRole) {
  return NAVIGATION.map((group) => ({
    group: group.group,
    items: group.items.filter((item) => includes(role, item.roles)),
  })).filter((group) => group.items.length > 0);
}

export const navigationTexts = catalogue(
  {
    groups: { rules: "Rules", customers: "Customers", data: "Data", settings: "Settings" },
    pages: {
      home: "Home",
      rules: "Rules",
      changes: "Changes",
      examples: "Examples",
      templates: "Templates",
      members: "Members",
      purchases: "Purchases",
      referrals: "Referrals",
      rewards: "Rewards",
      plans: "Plans",
      vouchers: "Vouchers",
      imports: "Imports",
      programme: "Programme",
      keys: "API keys",
      people: "People",
      audit: "Audit log",
    },
  },
  {
    groups: { rules: "Regeln", customers: "Kunden", data: "Daten", settings: "Einstellungen" },
    pages: {
      home: "Start",
      rules: "Regeln",
      changes: "Änderungen",
      examples: "Beispiele",
      templates: "Vorlagen",
      members: "Mitglieder",
      purchases: "Einkäufe",
      referrals: "Empfehlungen",
      rewards: "Prämien",
      plans: "Abos",
      vouchers: "Gutscheine",
      imports: "Importe",
      programme: "Programm",
      keys: "API-Schlüssel",
      people: "Personen",
      audit: "Protokoll",
    },
  },
);

/** The page that somebody sees first. */
export function firstPageOf(role: StaffRole) {
  return navigationOf(role)[0]?.items[0]?.to ?? "/account";
}
