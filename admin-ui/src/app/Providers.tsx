import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { LocaleProvider } from "../shared/i18n/LocaleProvider";
import { styleNonce } from "../shared/layout/nonce";
import type { newRouter } from "./router";
import { colours, theme } from "./theme";

/** What every page of `/admin` may rely on. */
export function Providers({
  queries,
  router,
}: {
  readonly queries: QueryClient;
  readonly router: ReturnType<typeof newRouter>;
}) {
  return (
    <LocaleProvider>
      <Look>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Look>
    </LocaleProvider>
  );
}

/** Theme and messages. */
function Look({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={colours}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <Notifications position="bottom-right" limit={4} />
      {children}
    </MantineProvider>
  );
}
