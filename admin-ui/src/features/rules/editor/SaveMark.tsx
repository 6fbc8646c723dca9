import { Group, Text } from "@mantine/core";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { AlertIcon, CheckIcon } from "../../../shared/icons";
import { editorTexts } from "../texts/editor";
import type { SaveState } from "./desk";

/** Whether what is typed is safe. */
export function SaveMark({ state }: { readonly state: SaveState }) {
  const t = useTexts(editorTexts).save;
  const words = {
    saved: t.saved,
    saving: t.saving,
    unreachable: t.unreachableShort,
    conflict: t.conflictShort,
    refused: t.refusedShort,
  };
  const isFine = state.kind === "saved" || state.kind === "saving";
  return (
    <Group gap={4} wrap="nowrap" role="status">
      {state.kind === "saved" && <CheckIcon aria-hidden size={15} />}
      {!isFine && <AlertIcon aria-hidden size={15} />}
      <Text size="sm" c={isFine ? "dimmed" : "red"}>
        {words[state.kind]}
      </Text>
    </Group>
  );
}
