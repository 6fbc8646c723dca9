import { NativeSelect } from "@mantine/core";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import type { DraftOutline } from "../calls/types";
import { draftTexts } from "../texts/drafts";

interface DraftPickerProps {
  readonly label: string;
  readonly drafts: readonly DraftOutline[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Picks one of several drafts. */
export function DraftPicker({ label, drafts, value, onChange }: DraftPickerProps) {
  const t = useTexts(draftTexts);
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={drafts.map((draft) => ({
        value: draft.id,
        label: `${draft.note === "" ? t.unnamed(String(draft.from)) : draft.note} · ${t.states[draft.state]}`,
      }))}
    />
  );
}
