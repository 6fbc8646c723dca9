import { Button, Group, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { NumberInput } from "../../shared/forms/NumberInput";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { SecretOnce } from "../../shared/layout/SecretOnce";
import { StoresPicker } from "../../shared/pickers/StoresPicker";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { roleTexts, STAFF_ROLES } from "../../shared/session/roles";
import { makeKey, type NewKey } from "./keys";
import { keysTexts } from "./texts";

const FIELDS = ["/name", "/role", "/stores", "/requestsPerSecond"];
const RATE_MAX = 1_000_000;

interface NewKeyDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks what the key is for, makes it, and shows its secret once. */
export function NewKeyDialog({ opened, onClose }: NewKeyDialogProps) {
  const t = useTexts(keysTexts);
  const queries = useQueryClient();
  const form = useForm<NewKey>({
    initialValues: { name: "", role: "till", stores: [], requestsPerSecond: "" },
  });
  const make = useMutation({
    mutationFn: makeKey,
    onSuccess: () => queries.invalidateQueries({ queryKey: ["api-keys"] }),
  });
  const close = () => {
    onClose();
    make.reset();
    form.reset();
  };
  if (make.data !== undefined) {
    return (
      <Dialog
        opened={opened}
        onClose={close}
        title={t.made.title}
        closeOnClickOutside={false}
        closeOnEscape={false}
        withCloseButton={false}
        size="lg"
      >
        <Stack>
          <Text>{t.made.text}</Text>
          <SecretOnce label={t.made.secret} value={make.data.key} />
          <Button onClick={close}>{t.made.done}</Button>
        </Stack>
      </Dialog>
    );
  }
  return (
    <Dialog opened={opened} onClose={close} title={t.form.title}>
      <KeyForm form={form} make={make} onCancel={close} />
    </Dialog>
  );
}

interface KeyFormProps {
  readonly form: ReturnType<typeof useForm<NewKey>>;
  readonly make: {
    readonly mutate: (key: NewKey) => void;
    readonly error: unknown;
    readonly isPending: boolean;
  };
  readonly onCancel: () => void;
}

function KeyForm({ form, make, onCancel }: KeyFormProps) {
  const t = useTexts(keysTexts).form;
  const { names, purposes } = useTexts(roleTexts);
  const errorOf = useFieldErrors(make.error);
  return (
    <form onSubmit={form.onSubmit((key) => make.mutate(key))}>
      <Stack>
        <ProblemMessage of={make.error} shown={FIELDS} />
        <TextInput
          label={t.name}
          description={t.nameHelp}
          required
          maxLength={100}
          data-autofocus
          {...form.getInputProps("name")}
          error={errorOf("/name")}
        />
        <Radio.Group label={t.role} {...form.getInputProps("role")} error={errorOf("/role")}>
          <Stack gap="xs" mt="xs">
            {STAFF_ROLES.map((role) => (
              <Radio key={role} value={role} label={names[role]} description={purposes[role]} />
            ))}
          </Stack>
        </Radio.Group>
        <StoresPicker
          label={t.stores}
          description={t.storesHelp}
          value={form.values.stores}
          onChange={(stores) => form.setFieldValue("stores", stores)}
          error={errorOf("/stores")}
        />
        <NumberInput
          label={t.rate}
          description={t.rateHelp}
          min={1}
          max={RATE_MAX}
          allowDecimal={false}
          {...form.getInputProps("requestsPerSecond")}
          error={errorOf("/requestsPerSecond")}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {t.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
