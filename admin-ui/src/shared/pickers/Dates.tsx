import { DatesProvider } from "@mantine/dates";
import "dayjs/locale/de";
import "dayjs/locale/en-gb";
import "@mantine/dates/styles.layer.css";
import type { ReactNode } from "react";
import { useLocale } from "../i18n/LocaleProvider";

/** Around calendars and date fields: months and weekdays in the language of the page. */
export function Dates({ children }: { readonly children: ReactNode }) {
  const { language } = useLocale();
  return (
    <DatesProvider settings={{ locale: language === "de" ? "de" : "en-gb", firstDayOfWeek: 1 }}>
      {children}
    </DatesProvider>
  );
}
