import { Alert, Button, Group, Paper, Progress, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import classes from "./imports.module.css";
import { mappingOf, missing, type Plan } from "./mapping";
import type { Chosen } from "./NewImportPage";
import { unreadable } from "./readable";
import { remember } from "./remembered";
import { importsTexts } from "./texts";
import { upload } from "./upload";

const PERCENT = 100;

interface SendStepProps {
  readonly chosen: Chosen;
  readonly plan: Plan;
}

/** Sends the file, and leads to its import. */
export function SendStep({ chosen, plan }: SendStepProps) {
  const all = useTexts(importsTexts);
  const t = all.send;
  const { list, percent } = useFormats();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: () => upload(chosen.file, mappingOf(plan, chosen.sample), setShare),
    onMutate: () => setShare(0),
    onSuccess: async (id) => {
      remember(chosen.sample.header, plan);
      await queries.invalidateQueries({ queryKey: ["imports"] });
      await navigate({ to: "/imports/$id", params: { id } });
    },
  });
  const still = missing(plan).map((field) => all.fields[field]);
  const wrong = unreadable(plan, chosen.sample);
  return (
    <Paper withBorder p="lg">
      <Stack>
        <ProblemMessage of={send.error} />
        {wrong.length > 0 && (
          <Alert color="amber" title={t.unreadable}>
            <ul className={classes.unreadable}>
              {wrong.map(({ field, example, count }) => (
                <li key={field}>
                  {t.unreadableIn(all.fields[field], example, count, chosen.sample.rows.length)}
                </li>
              ))}
            </ul>
            {t.unreadableHelp}
          </Alert>
        )}
        <Group justify="space-between">
          <Text size="sm" role="status">
            {still.length > 0 ? t.missing(list(still)) : wrong.length > 0 ? t.points : t.ready}
          </Text>
          <Button
            size="md"
            disabled={still.length > 0}
            loading={send.isPending}
            onClick={() => send.mutate()}
          >
            {t.submit}
          </Button>
        </Group>
        {send.isPending && (
          <div>
            <Progress.Root size="lg">
              <Progress.Section value={share * PERCENT} animated aria-label={t.progress} />
            </Progress.Root>
            <Text size="sm" c="dimmed" mt={4}>
              {t.sending(percent(share))}
            </Text>
          </div>
        )}
      </Stack>
    </Paper>
  );
}
