import { NumberInput as MantineNumberInput, type NumberInputProps } from "@mantine/core";
import { separatorsOf } from "../i18n/amounts";
import { useFormats } from "../i18n/LocaleProvider";

/**
 * A number as the language of the page writes it. Whole ones have their thousands marked; where
 * there may be a fraction, point and comma both begin it, as nothing else is marked there.
 */
export function NumberInput({ allowDecimal = true, ...props }: NumberInputProps) {
  const { decimal, group } = separatorsOf(useFormats().locale);
  return (
    <MantineNumberInput
      {...props}
      allowDecimal={allowDecimal}
      decimalSeparator={decimal}
      {...(allowDecimal ? { allowedDecimalSeparators: [".", ","] } : { thousandSeparator: group })}
    />
  );
}
