import { AxeBuilder } from "@axe-core/playwright";
import {
  type APIRequestContext,
  type Browser,
  test as base,
  expect,
  type Page,
} from "@playwright/test";

export { expect } from "@playwright/test";

export type Role = "admin" | "marketer" | "approver" | "support" | "till";

/** A page on which somebody in a role is signed in, in a browser window of their own. */
export type SignIn = (role: Role, options?: Parameters<Browser["newContext"]>[0]) => Promise<Page>;

/** The API as callers with the demo's keys reach it: what happens outside of the browser. */
export type Call = (
  role: Role,
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they have just made
) => Promise<any>;

interface Fixtures {
  readonly signIn: SignIn;
  readonly call: Call;
}

export const test = base.extend<Fixtures>({
  signIn: async ({ browser, contextOptions, baseURL }, use) => {
    const contexts: Awaited<ReturnType<Browser["newContext"]>>[] = [];
    await use(async (role, options) => {
      const context = await browser.newContext({
        ...contextOptions,
        ...(baseURL === undefined ? {} : { baseURL }),
        ...options,
      });
      contexts.push(context);
      const answer = await context.request.post("/v1/session", {
        data: { login: role, password: "demo" },
      });
      expect(answer.status(), await answer.text()).toBe(200);
      const page = await context.newPage();
      watch(page);
      return page;
    });
    for (const context of contexts) {
      await context.close();
    }
  },
  call: async ({ request }, use) => {
    await use((role, method, path, body) => call(request, role, method, path, body));
  },
});

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

export async function call(
  request: APIRequestContext,
  role: Role,
  method: string,
  path: string,
  body?: unknown,
) {
  const answer = await request.fetch(path, {
    method,
    headers: { Authorization: `Bearer rk_demo_${role}` },
    ...(body === undefined ? {} : { data: body }),
  });
  const text = await answer.text();
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${text}`).toBe(true);
  return text === "" ? undefined : JSON.parse(text);
}

/** A name that nobody else uses: stories share a server with each other. */
export function unique(name: string): string {
  return `${name}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
}

/** Nothing on the page is out of anybody's reach (WCAG 2.2 AA, as far as axe can tell). */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary}`),
  );
  expect(found).toEqual([]);
}

/** Nothing is wider than the window, so nobody has to scroll sideways (WCAG 1.4.10). */
export async function expectNoSidewaysScroll(page: Page) {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
}
