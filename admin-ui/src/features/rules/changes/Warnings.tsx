import { Anchor, Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { catchUp } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { Warning } from "../calls/types";
import { changeTexts } from "../texts/changes";
import classes from "./Changes.module.css";

interface WarningsProps {
  readonly warnings: readonly Warning[];
  readonly draft: string;
}

/** What may be a slip, each with its reason. */
export function Warnings({ warnings, draft }: WarningsProps) {
  const t = useTexts(changeTexts).warnings;
  if (warnings.length === 0) {
    return <Text c="dimmed">{t.none}</Text>;
  }
  return (
    <ul className={classes.warnings}>
      {warnings.map((warning) => (
        <li key={`${warning.code} ${warning.file} ${warning.line} ${warning.message}`}>
          <Text size="sm" fw={600}>
            {warning.message}
          </Text>
          <Text size="sm" c="dimmed">
            {warning.reason}
          </Text>
          {warning.code === "live-moved" && <CatchUp draft={draft} />}
          {warning.file !== undefined && warning.rule !== undefined && (
            <RuleLink draft={draft} file={warning.file} rule={warning.rule} />
          )}
        </li>
      ))}
    </ul>
  );
}

function RuleLink({
  draft,
  file,
  rule,
}: {
  readonly draft: string;
  readonly file: string;
  readonly rule: string;
}) {
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link
          {...props}
          to="/rules/$draft/$file"
          params={{ draft, file }}
          search={{ view: undefined, rule }}
        />
      )}
    >
      {rule}
    </Anchor>
  );
}

/** Another version went live since the draft was begun: takes it in. */
function CatchUp({ draft }: { readonly draft: string }) {
  const t = useTexts(changeTexts).warnings;
  const queries = useQueryClient();
  const catching = useMutation({
    mutationFn: () => catchUp(draft),
    onSuccess: () => queries.invalidateQueries({ queryKey: [RULEBOOK] }),
  });
  const conflicts = catching.data?.conflicts.length ?? 0;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        mt="xs"
        loading={catching.isPending}
        onClick={() => catching.mutate()}
      >
        {t.catchUp}
      </Button>
      {conflicts > 0 && (
        <Text size="sm" c="red">
          {t.conflicts(conflicts)}
        </Text>
      )}
      <ProblemMessage of={catching.error} />
    </>
  );
}
