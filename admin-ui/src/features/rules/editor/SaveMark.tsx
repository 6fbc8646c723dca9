import { Group, Text } from "@mantine/core";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { AlertIcon, CheckIcon } from "../../../shared/icons";
import { editorTexts } from "../texts/editor";
import type { SaveState } from "./desk";

/** Whether what is typed is safe. */
export function SaveMark({ state, unfit }: { readonly state: SaveState; readonly unfit: number }) {
  const t = useTexts(editorTexts).save;
  const words = {
    saved: t.saved,
    saving: t.saving,
    unreachable: t.unreachableShort,
    conflict: t.conflictShort,
    refused: t.refusedShort,
  };
  const isUnfit = state.kind === "saved" && unfit > 0;
  const isFine = !isUnfit && (state.kind === "saved" || state.kind === "saving");
  return (
    <Group gap={4} wrap="nowrap" role="status">
      {isFine && state.kind === "saved" && <CheckIcon aria-hidden size={15} />}
      {!isFine && <AlertIcon aria-hidden size={15} />}
      <Text size="sm" c={isFine ? "dimmed" : "red"}>
        {isUnfit ? t.unfit(unfit) : words[state.kind]}
      </Text>
    </Group>
  );
}
