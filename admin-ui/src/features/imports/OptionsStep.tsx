import {
  Autocomplete,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  TextInput,
} from "@mantine/core";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import type { Plan } from "./mapping";
import { importsTexts } from "./texts";

const ZONES = Intl.supportedValuesOf("timeZone");
const ZONES_SHOWN = 50;
const SIGNS = [
  { value: ".", label: "1234.50 · 1,234.50" },
  { value: ",", label: "1234,50 · 1.234,50" },
];

interface OptionsStepProps {
  readonly plan: Plan;
  readonly onChange: (plan: Plan) => void;
}

/** What no column says: times, members, returns, what is no product. */
export function OptionsStep({ plan, onChange }: OptionsStepProps) {
  const t = useTexts(importsTexts).options;
  const set = (change: Partial<Plan>) => onChange({ ...plan, ...change });
  const hasMembers = plan.sources.member.from !== "nowhere";
  const choices = <Choice extends string>(texts: Readonly<Record<Choice, string>>) =>
    Object.entries<string>(texts).map(([value, label]) => ({ value, label }));
  return (
    <Section title={t.title}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Autocomplete
          label={t.zone}
          description={t.zoneHelp}
          data={ZONES}
          limit={ZONES_SHOWN}
          value={plan.zone}
          onChange={(zone) => set({ zone })}
        />
        <TextInput
          label={t.timeFormat}
          description={t.timeFormatHelp}
          value={plan.timeFormat}
          onChange={(event) => set({ timeFormat: event.currentTarget.value })}
        />
        <Select
          label={t.decimal}
          description={t.decimalHelp}
          allowDeselect={false}
          data={SIGNS}
          value={plan.decimal}
          onChange={(sign) => sign && set({ decimal: sign as Plan["decimal"] })}
        />
        {hasMembers && (
          <>
            <Select
              label={t.memberKey}
              allowDeselect={false}
              data={choices(t.keys)}
              value={plan.memberKey}
              onChange={(key) => key && set({ memberKey: key as Plan["memberKey"] })}
            />
            <Radio.Group
              label={t.unknown}
              value={plan.unknownMembers}
              onChange={(value) => set({ unknownMembers: value as Plan["unknownMembers"] })}
            >
              <Stack gap={6} mt={6}>
                {choices(t.unknowns).map(({ value, label }) => (
                  <Radio
                    key={value}
                    value={value}
                    label={label}
                    description={value === "enrol" && t.enrolHelp}
                  />
                ))}
              </Stack>
            </Radio.Group>
          </>
        )}
        <Radio.Group
          label={t.anonymous}
          value={plan.anonymous}
          onChange={(value) => set({ anonymous: value as Plan["anonymous"] })}
        >
          <Stack gap={6} mt={6}>
            {choices(t.anonymouses).map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t.receiptNumbers}
          description={t.receiptNumbersHelp}
          value={plan.receiptNumbers}
          onChange={(value) => set({ receiptNumbers: value as Plan["receiptNumbers"] })}
        >
          <Stack gap={6} mt={6}>
            {choices(t.receiptNumberses).map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t.prefix}
          description={t.prefixHelp}
          maxLength={64}
          value={plan.returnPrefix}
          onChange={(event) => set({ returnPrefix: event.currentTarget.value })}
        />
        <TagsInput
          label={t.notProducts}
          description={t.notProductsHelp}
          value={[...plan.notProducts]}
          onChange={(notProducts) => set({ notProducts })}
          clearable
          clearButtonProps={{ "aria-label": t.clear }}
        />
      </SimpleGrid>
    </Section>
  );
}
