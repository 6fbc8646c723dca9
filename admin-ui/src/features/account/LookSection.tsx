import { Input, SegmentedControl, Stack, useMantineColorScheme } from "@mantine/core";
import { isLanguage, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { useOwnLanguage } from "../../shared/session/useOwnLanguage";
import { accountTexts } from "./texts";

const NAMES_OF_LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
];

/** Light or dark on this device, the language on all. */
export function LookSection() {
  const t = useTexts(accountTexts).look;
  const { language, choose } = useOwnLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title={t.title}>
      <Stack>
        <Input.Wrapper label={t.look} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={t.look}
            value={colorScheme}
            onChange={setColorScheme}
            data={[
              { value: "light", label: t.light },
              { value: "dark", label: t.dark },
              { value: "auto", label: t.auto },
            ]}
          />
        </Input.Wrapper>
        <Input.Wrapper label={t.language} labelElement="div" description={t.languageHelp}>
          <SegmentedControl
            fullWidth
            mt={6}
            aria-label={t.language}
            value={language}
            onChange={(chosen) => isLanguage(chosen) && choose(chosen)}
            data={NAMES_OF_LANGUAGES}
          />
        </Input.Wrapper>
      </Stack>
    </Section>
  );
}
