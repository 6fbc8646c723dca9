import { Button, Group, Loader, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Schemas } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { useMessages } from "../../shared/undo/undo";
import { documentOf, EMPTY, fieldsOf, type RewardFields } from "./fields";
import { POINTERS, RewardInputs } from "./RewardInputs";
import { putReward, rewardQuery } from "./rewards";
import { rewardsTexts } from "./texts";

interface RewardDialogProps {
  /** Undefined for a new one. */
  readonly code: string | undefined;
  readonly onClose: () => void;
}

/** Makes a reward, or replaces one as a whole. */
export function RewardDialog({ code, onClose }: RewardDialogProps) {
  const t = useTexts(rewardsTexts).form;
  const known = useQuery({ ...rewardQuery(code ?? ""), enabled: code !== undefined });
  const { currency } = useSession().programme;
  const isReady = code === undefined || known.data !== undefined;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={known.data === undefined ? t.make : t.edit(known.data.name)}
      size="lg"
    >
      <ProblemMessage of={known.error} onRetry={known.refetch} />
      {isReady ? (
        <RewardForm reward={known.data} currency={currency} onClose={onClose} />
      ) : (
        known.error === null && <Loader size="sm" />
      )}
    </Dialog>
  );
}

interface RewardFormProps {
  readonly reward: Schemas["Reward"] | undefined;
  readonly currency: string;
  readonly onClose: () => void;
}

function RewardForm({ reward, currency, onClose }: RewardFormProps) {
  const t = useTexts(rewardsTexts);
  const queries = useQueryClient();
  const messages = useMessages();
  const digits = digitsOf(currency);
  const form = useForm<RewardFields>({
    initialValues: reward === undefined ? EMPTY : fieldsOf(reward, digits),
  });
  const save = useMutation({
    mutationFn: (fields: RewardFields) =>
      putReward(fields.code.trim(), documentOf(fields, digits, reward), reward?.version),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: ["rewards"] });
      messages.done(t.saved(name));
      onClose();
    },
  });
  const errorOf = useFieldErrors(save.error);
  return (
    <form onSubmit={form.onSubmit((fields) => save.mutate(fields))}>
      <Stack>
        <ProblemMessage of={save.error} shown={POINTERS} />
        <RewardInputs form={form} reward={reward} currency={currency} errorOf={errorOf} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.form.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t.form.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** How many digits a currency has behind the point. */
function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
