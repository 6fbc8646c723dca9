import { Button, Group, Loader, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { minorDigits } from "../../shared/i18n/formats";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { useMessages } from "../../shared/undo/undo";
import { documentOf, EMPTY, fieldsOf, type TypeFields } from "./fields";
import { POINTERS, TypeInputs } from "./TypeInputs";
import { vouchersTexts } from "./texts";
import { putType, typeQuery, type VoucherType } from "./vouchers";

interface TypeDialogProps {
  /** Undefined for a new one. */
  readonly name: string | undefined;
  readonly onClose: () => void;
}

/** Makes a type of vouchers, or replaces one as a whole. */
export function TypeDialog({ name, onClose }: TypeDialogProps) {
  const t = useTexts(vouchersTexts).form;
  const known = useQuery({ ...typeQuery(name ?? ""), enabled: name !== undefined });
  const isReady = name === undefined || known.data !== undefined;
  return (
    <Dialog opened onClose={onClose} title={name === undefined ? t.make : t.edit(name)} size="lg">
      <ProblemMessage of={known.error} onRetry={known.refetch} />
      {isReady ? (
        <TypeForm type={known.data} onClose={onClose} />
      ) : (
        known.error === null && <Loader size="sm" />
      )}
    </Dialog>
  );
}

interface TypeFormProps {
  readonly type: VoucherType | undefined;
  readonly onClose: () => void;
}

function TypeForm({ type, onClose }: TypeFormProps) {
  const t = useTexts(vouchersTexts);
  const queries = useQueryClient();
  const messages = useMessages();
  const { currency } = useSession().programme;
  const digits = minorDigits(currency);
  const form = useForm<TypeFields>({
    initialValues: type === undefined ? EMPTY : fieldsOf(type, digits),
  });
  const save = useMutation({
    mutationFn: (fields: TypeFields) =>
      putType(fields.name.trim(), documentOf(fields, digits), type?.version),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: ["voucher-types"] });
      messages.done(t.saved(name));
      onClose();
    },
  });
  const errorOf = useFieldErrors(save.error);
  return (
    <form onSubmit={form.onSubmit((fields) => save.mutate(fields))}>
      <Stack>
        {type !== undefined && (
          <Text size="sm" c="dimmed">
            {t.form.holds}
          </Text>
        )}
        <ProblemMessage of={save.error} shown={POINTERS} />
        <TypeInputs form={form} isNew={type === undefined} currency={currency} errorOf={errorOf} />
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
