import { Checkbox, Group, Select, Stack, Switch, Text, TextInput } from "@mantine/core";
import { NumberInput } from "../../shared/forms/NumberInput";
import { minorDigits } from "../../shared/i18n/formats";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { DayField } from "../../shared/pickers/DayField";
import { type Field, isAvailable, isOpen, type Value } from "./fields";
import { programmeTexts } from "./texts";
import { isSeveral, useWords } from "./words";

interface SettingProps {
  readonly field: Field;
  readonly value: Value;
  readonly currency: string;
}

/** A setting as it is: what it is called, its value, what it means. */
export function Setting({ field: { at }, value, currency }: SettingProps) {
  const words = useWords();
  const { label, meaning } = words.of(at);
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <dd>
        <Text size="sm" fw={600}>
          {words.told(at, value, currency)}
        </Text>
        <Text size="xs" c="dimmed">
          {meaning}
        </Text>
      </dd>
    </div>
  );
}

interface SettingInputProps extends SettingProps {
  readonly error: string | undefined;
  readonly onChange: (value: Value) => void;
}

/** A setting to change; as it is where the server takes nothing else. */
export function SettingInput({ field, value, currency, error, onChange }: SettingInputProps) {
  const t = useTexts(programmeTexts);
  const words = useWords();
  const { at, input } = field;
  const { label, meaning, values = {} } = words.of(at);
  const common = { label, description: meaning, error };
  if (!isOpen(field)) {
    return (
      <div>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Text size="sm">{words.told(at, value, currency)}</Text>
        <Text size="xs" c="dimmed">
          {t.only}
        </Text>
      </div>
    );
  }
  switch (input.as) {
    case "choice":
      return (
        <Select
          {...common}
          data={input.values
            .filter((one) => one === value || isAvailable(at, one))
            .map((one) => ({ value: one, label: values[one] ?? one }))}
          value={String(value)}
          allowDeselect={false}
          onChange={(chosen) => chosen !== null && onChange(chosen)}
        />
      );
    case "several": {
      const chosen = isSeveral(value) ? value.map(String) : [];
      return (
        <Checkbox.Group
          {...common}
          value={chosen}
          onChange={(now) => onChange(input.values.filter((one) => now.includes(one)))}
        >
          <Stack gap="xs" mt="xs">
            {input.values.map((one) => (
              <Checkbox key={one} value={one} label={values[one] ?? one} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    }
    case "distances": {
      const chosen = isSeveral(value) ? value.map(String) : [];
      const offered = [...new Set([...input.values, ...chosen.map(Number)])].sort((a, b) => b - a);
      return (
        <Checkbox.Group
          {...common}
          value={chosen}
          onChange={(now) => onChange(offered.filter((one) => now.includes(String(one))))}
        >
          <Group gap="md" mt="xs">
            {offered.map((one) => (
              <Checkbox key={one} value={String(one)} label={t.days(one)} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    }
    case "count":
      return (
        <NumberInput
          {...common}
          min={input.min}
          max={input.max}
          allowDecimal={false}
          allowNegative={false}
          required={!input.empty}
          withAsterisk={false}
          value={typeof value === "number" ? value : ""}
          onChange={(typed) => onChange(typed === "" ? null : Number(typed))}
        />
      );
    case "money": {
      const unit = 10 ** minorDigits(currency);
      return (
        <NumberInput
          {...common}
          description={`${meaning} ${t.currency(currency)}`}
          min={1 / unit}
          decimalScale={minorDigits(currency)}
          allowNegative={false}
          required
          withAsterisk={false}
          value={typeof value === "number" ? value / unit : ""}
          onChange={(typed) => onChange(typed === "" ? null : Math.round(Number(typed) * unit))}
        />
      );
    }
    case "switch":
      return (
        <Switch
          {...common}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "day":
      return (
        <DayField
          {...common}
          required
          withAsterisk={false}
          value={String(value ?? "")}
          onChange={onChange}
        />
      );
    case "text":
      return (
        <TextInput
          {...common}
          required
          withAsterisk={false}
          maxLength={input.length}
          value={String(value ?? "")}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
