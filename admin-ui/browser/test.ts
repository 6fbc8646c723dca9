import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import {
  type APIRequestContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { type Given, givenProgramme } from "./given";

export { expect } from "@playwright/test";

export type Role = "admin" | "marketer" | "approver" | "support" | "till";

/**
 * A page on which somebody in a role is signed in, in a browser window of their own. Stories share
 * the sessions: one that ends its session takes a `fresh` one.
 */
export type SignIn = (
  role: Role,
  options?: BrowserContextOptions & { readonly fresh?: boolean },
) => Promise<Page>;

/** The API as callers with the demo's keys reach it: what happens outside of the browser. */
export interface Call {
  (
    role: Role,
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
    // biome-ignore lint/suspicious/noExplicitAny: tests read what they have just made
  ): Promise<any>;
  /** Sends the parts of a form. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they have just made
  readonly upload: (role: Role, path: string, parts: Parts) => Promise<any>;
}

type Parts = Exclude<Parameters<APIRequestContext["post"]>[1], undefined>["multipart"] & object;

type State = Exclude<BrowserContextOptions["storageState"], string | undefined>;

interface Shared {
  /** Signed in once for each role. */
  readonly sessions: Map<Role, State>;
  /** A member with purchases and a draft with a change, to look at. */
  readonly given: Given;
}

interface Fixtures {
  readonly signIn: SignIn;
  readonly call: Call;
  /** For a story that changes the live rulebook: no other one of these is told meanwhile. */
  readonly alone: undefined;
}

/** Whose turn it is, across workers; one that was left behind by a story that died is taken over. */
const TURN = join(import.meta.dirname, "../target/live-rulebook");
const TURN_MS = 480_000;
const AGAIN_MS = 500;

export const test = base.extend<Fixtures, Shared>({
  sessions: [
    // biome-ignore lint/correctness/noEmptyPattern: how Playwright is told that nothing is needed
    async ({}, use) => {
      await use(new Map());
    },
    { scope: "worker" },
  ],
  given: [
    async ({ playwright }, use, { project }) => {
      const { baseURL } = project.use;
      const request = await playwright.request.newContext(baseURL ? { baseURL } : {});
      await use(await givenProgramme(callBy(request)));
      await request.dispose();
    },
    { scope: "worker" },
  ],
  signIn: async ({ browser, sessions }, use, { project }) => {
    const { baseURL, locale, timezoneId, viewport } = project.use;
    const settings = { baseURL, locale, timezoneId, viewport };
    const pages: Page[] = [];
    await use(async (role, { fresh = false, ...options } = {}) => {
      const known = fresh ? undefined : sessions.get(role);
      const context = await browser.newContext({
        // Nothing is looked at while it still fades in.
        reducedMotion: "reduce",
        ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
        ...(known === undefined ? {} : { storageState: known }),
        ...options,
      });
      if (known === undefined) {
        const answer = await context.request.post("/v1/session", {
          data: { login: role, password: "demo" },
        });
        expect(answer.status(), await answer.text()).toBe(200);
        if (!fresh) {
          sessions.set(role, await context.storageState());
        }
      }
      const page = await context.newPage();
      watch(page);
      pages.push(page);
      return page;
    });
    for (const page of pages) {
      await page.context().close();
    }
  },
  alone: [
    // biome-ignore lint/correctness/noEmptyPattern: how Playwright is told that nothing is needed
    async ({}, use) => {
      await takeTurn();
      try {
        await use(undefined);
      } finally {
        rmSync(TURN, { recursive: true, force: true });
      }
    },
    { timeout: TURN_MS },
  ],
  call: async ({ request }, use) => {
    await use(callBy(request));
  },
});

async function takeTurn(): Promise<void> {
  for (;;) {
    try {
      mkdirSync(TURN);
      return;
    } catch {
      const age = Date.now() - (statSync(TURN, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > TURN_MS) {
        rmSync(TURN, { recursive: true, force: true });
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** Whatever the page complains of fails the test: also a style that the policy refused. */
function watch(page: Page) {
  page.on("pageerror", (error) => {
    throw error;
  });
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|React/.test(message.text())) {
      throw new Error(message.text());
    }
  });
}

function callBy(request: APIRequestContext): Call {
  const fetched = async (
    role: Role,
    method: string,
    path: string,
    how: Parameters<APIRequestContext["fetch"]>[1] & { headers?: Readonly<Record<string, string>> },
  ) => {
    const answer = await request.fetch(path, {
      ...how,
      method,
      headers: { Authorization: `Bearer rk_demo_${role}`, ...how.headers },
    });
    const text = await answer.text();
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${text}`).toBe(true);
    const isJson = answer.headers()["content-type"]?.includes("json") === true;
    return isJson ? JSON.parse(text) : text;
  };
  return Object.assign(
    (
      role: Role,
      method: string,
      path: string,
      body?: unknown,
      headers: Readonly<Record<string, string>> = {},
    ) => fetched(role, method, path, { headers, ...(body === undefined ? {} : { data: body }) }),
    {
      upload: (role: Role, path: string, multipart: Parts) =>
        fetched(role, "POST", path, { multipart }),
    },
  );
}

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe calls experimental and we hold: who says what is written reaches what is meant (2.5.3). */
const ASKED_FOR = ["label-content-name-mismatch"];

/** The browser's own fields for days and times, which do not speak the language of the page. */
const NATIVE_CLOCKS = ["date", "datetime-local", "month", "time", "week"]
  .map((type) => `input[type="${type}"]`)
  .join(",");

/** Nothing on the page is out of anybody's reach (WCAG 2.2 AA, as far as axe can tell). */
export async function expectAccessible(page: Page) {
  const rules = Object.fromEntries(ASKED_FOR.map((rule) => [rule, { enabled: true }]));
  const set = (axe: AxeBuilder) =>
    axe.options({ runOnly: { type: "tag", values: STANDARDS }, rules });
  expect.soft(await complaints(page, set), page.url()).toEqual([]);
  await expect.soft(page.locator(NATIVE_CLOCKS), page.url()).toHaveCount(0);
}

/** What is written can be read: what there is to check again in the dark. */
export async function expectContrast(page: Page) {
  const found = await complaints(page, (axe) => axe.withRules(["color-contrast"]));
  expect.soft(found, page.url()).toEqual([]);
}

async function complaints(page: Page, set: (axe: AxeBuilder) => AxeBuilder) {
  const { violations } = await set(new AxeBuilder({ page })).analyze();
  const found: string[] = [];
  for (const { id, help, nodes } of violations) {
    for (const { target, failureSummary } of nodes) {
      if (id !== "target-size" || !(await isLargeEnoughInTheMiddle(page, target))) {
        found.push(`${id}: ${help}: ${target.join(" ")}: ${failureSummary}`);
      }
    }
  }
  return found;
}

type Findings = Awaited<ReturnType<AxeBuilder["analyze"]>>;
type Target = Findings["violations"][number]["nodes"][number]["target"];

/**
 * Whether a target is only too small because it was scrolled half under something that stays in
 * view, as the bar over the rules does: in the middle of the window it has to be whole.
 */
async function isLargeEnoughInTheMiddle(page: Page, target: Target): Promise<boolean> {
  const [selector] = target;
  if (target.length !== 1 || typeof selector !== "string") {
    return false;
  }
  await page.locator(selector).evaluate((one) => one.scrollIntoView({ block: "center" }));
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    .withRules(["target-size"])
    .analyze();
  return violations.length === 0;
}

/** Nothing is wider than the window, so nobody has to scroll sideways (WCAG 1.4.10). */
export async function expectNoSidewaysScroll(page: Page) {
  const over = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  // Charts are drawn again a moment after the window has changed.
  await expect.soft.poll(over, { message: page.url(), timeout: 3_000 }).toBeLessThanOrEqual(0);
}

/** Chooses one of the parts of a segmented control. */
export async function chooseSegment(page: Page, control: string, name: string) {
  await page
    .getByRole("radiogroup", { name: control })
    .locator("label")
    .filter({ hasText: name })
    .click();
}
