import { SimpleGrid, Stack } from "@mantine/core";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Page } from "../../shared/layout/Page";
import { LookSection } from "./LookSection";
import { PasswordSection } from "./PasswordSection";
import { accountTexts } from "./texts";
import { YouSection } from "./YouSection";

/** What somebody may change about themselves. */
export function AccountPage() {
  const t = useTexts(accountTexts);
  return (
    <Page title={t.title}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Stack gap="lg">
          <YouSection />
          <LookSection />
        </Stack>
        <div>
          <PasswordSection />
        </div>
      </SimpleGrid>
    </Page>
  );
}
