import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import "dayjs/locale/de";
import "dayjs/locale/en-gb";
import type { ReactNode } from "react";
import { LocaleProvider, useLocale } from "../shared/i18n/LocaleProvider";
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

/** Theme, dates and messages, in the language of the page. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { language } = useLocale();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={colours}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <DatesProvider settings={{ locale: language === "de" ? "de" : "en-gb", firstDayOfWeek: 1 }}>
        <Notifications position="bottom-right" limit={4} />
        {children}
      </DatesProvider>
    </MantineProvider>
  );
}
