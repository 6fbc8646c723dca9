import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { type ReactNode, Suspense } from "react";
import { newQueryClient } from "../api/queries";
import type { Session, StaffRole } from "../api/types";
import type { Language } from "../i18n/catalogue";
import { LocaleProvider } from "../i18n/LocaleProvider";
import { sessionQuery } from "../session/session";

/** A session of somebody with a role. */
export function sessionOf(role: StaffRole | null): Session {
  return {
    person:
      role === null
        ? null
        : { id: "p1", login: role, name: "Ada Lovelace", role, locale: null, oidc: false },
    ways: { password: true, oidc: null },
    demo: false,
    setUp: true,
    csrfToken: "token",
    programme: { currency: "EUR", zone: "Europe/Berlin", pointValueMinor: 1 },
    expiresAt: null,
  };
}

interface ShowOptions {
  readonly role?: StaffRole;
  readonly language?: Language;
  readonly queries?: QueryClient;
  readonly at?: string;
}

/** A page with what stands before and behind the question mark of its address. */
export interface TestedPage {
  /** As in the pages' router, such as `/changes/$version`. */
  readonly path: string;
  readonly search?: (search: Record<string, unknown>) => object;
  readonly component: () => ReactNode;
}

/** Renders something as it would be in the shell: theme, language, queries, session, an address. */
export function show(content: ReactNode, options: ShowOptions = {}) {
  return showPages([{ path: "$", component: () => content }], options);
}

/** Renders pages below the shell, the one of the address first. */
export function showPages(
  pages: readonly TestedPage[],
  { role = "admin", language = "en", queries = newQueryClient(), at = "/" }: ShowOptions = {},
) {
  queries.setQueryData(sessionQuery.queryKey, sessionOf(role));
  const root = createRootRoute();
  const shell = createRoute({ getParentRoute: () => root, id: "shell" });
  const routes = pages.map(({ path, search = (given) => given, component }) =>
    createRoute({ getParentRoute: () => shell, path, validateSearch: search, component }),
  );
  const router = createRouter({
    routeTree: root.addChildren([shell.addChildren(routes)]),
    history: createMemoryHistory({ initialEntries: [at] }),
    defaultNotFoundComponent: () => null,
  });
  const result = render(
    <LocaleProvider language={language}>
      <MantineProvider env="test">
        <Notifications />
        <QueryClientProvider client={queries}>
          <Suspense fallback={null}>
            {/* biome-ignore lint/suspicious/noExplicitAny: another router than that of the pages */}
            <RouterProvider router={router as any} />
          </Suspense>
        </QueryClientProvider>
      </MantineProvider>
    </LocaleProvider>,
  );
  return { ...result, router, queries };
}
