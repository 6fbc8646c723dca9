import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import type { Draft } from "../calls/types";
import type { NotTaken } from "../drafts/atWork";
import { changeTexts } from "../texts/changes";

/** What was typed in this window and is not in the draft, with ways to where it is red. */
export function MustBeTaken({ draft, save, refused }: { readonly draft: Draft } & NotTaken) {
  const t = useTexts(changeTexts).steps;
  if (refused.length === 0) {
    return (
      <Text size="sm" c={save === "saving" ? "dimmed" : "red"}>
        {save === "saving" ? t.saving : t.mustSave}
      </Text>
    );
  }
  return refused.map((one) => (
    <Text key={`${one.file} ${one.line} ${one.column}`} size="sm" c="red">
      {t.mustTake(one.typed, one.rule ?? one.file, one.of)}{" "}
      <Anchor
        size="sm"
        underline="always"
        renderRoot={(props) => (
          <Link
            {...props}
            to="/rules/$draft/$file"
            params={{ draft: draft.id, file: one.file }}
            search={{ view: undefined, rule: one.rule, line: one.line, column: one.column }}
          />
        )}
      >
        {t.putRight}
      </Anchor>
    </Text>
  ));
}
