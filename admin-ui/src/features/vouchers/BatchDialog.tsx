import { Button, FileInput, Group, List, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { NumberInput } from "../../shared/forms/NumberInput";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import { vouchersTexts } from "./texts";
import { type Brought, bringCodes, makeCodes, type VoucherType } from "./vouchers";

const COUNT_MAX = 1_000_000;

interface BatchDialogProps {
  readonly type: VoucherType;
  readonly onClose: () => void;
}

/** Codes by the thousand: made here and downloaded, or brought in from a file. */
export function BatchDialog({ type, onClose }: BatchDialogProps) {
  const t = useTexts(vouchersTexts).batch;
  return (
    <Dialog opened onClose={onClose} title={t.title(type.name)} size="lg">
      <Stack gap="lg">
        {type.generic === undefined ? (
          <>
            <Make type={type} />
            <Bring type={type} />
          </>
        ) : (
          <Text size="sm">{t.generic(type.generic)}</Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.close}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Make({ type }: { readonly type: VoucherType }) {
  const t = useTexts(vouchersTexts).batch;
  const messages = useMessages();
  const queries = useQueryClient();
  const [count, setCount] = useState<number | string>(100);
  // One for each batch: after a lost answer the same codes come, and no others are made.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const make = useMutation({
    mutationFn: () => makeCodes(type.name, Number(count), key),
    onSuccess: async (file) => {
      save(file, `${type.name}.csv`);
      messages.done(t.made);
      setKey(crypto.randomUUID());
      await queries.invalidateQueries({ queryKey: ["vouchers"] });
    },
  });
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Stack gap="sm">
        <Title order={3}>{t.make}</Title>
        <Text size="sm" c="dimmed">
          {t.makeLead}
        </Text>
        <ProblemMessage of={make.error} />
        <NumberInput
          label={t.count}
          min={1}
          max={COUNT_MAX}
          allowDecimal={false}
          allowNegative={false}
          required
          value={count}
          onChange={setCount}
        />
        <Group>
          <Button type="submit" loading={make.isPending} disabled={count === ""}>
            {t.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Gives somebody a file that has just come. */
function save(file: Blob, name: string) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function Bring({ type }: { readonly type: VoucherType }) {
  const t = useTexts(vouchersTexts).batch;
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const bring = useMutation({
    mutationFn: (chosen: File) => bringCodes(type.name, chosen),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["vouchers"] }),
  });
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (file !== null) {
          bring.mutate(file);
        }
      }}
    >
      <Stack gap="sm">
        <Title order={3}>{t.bring}</Title>
        <Text size="sm" c="dimmed">
          {t.bringLead}
        </Text>
        <ProblemMessage of={bring.error} />
        <FileInput
          label={t.file}
          accept=".csv,text/csv,text/plain"
          value={file}
          onChange={setFile}
        />
        {bring.data !== undefined && <Result brought={bring.data} />}
        <Group>
          <Button type="submit" loading={bring.isPending} disabled={file === null}>
            {t.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Result({ brought }: { readonly brought: Brought }) {
  const t = useTexts(vouchersTexts).batch;
  const formats = useFormats();
  const { read, added, already, rejectedRows, rejected } = brought;
  return (
    <div role="status">
      <Text size="sm">
        {t.brought(formats.number(read), formats.number(added), formats.number(already))}
      </Text>
      {rejectedRows > 0 && (
        <>
          <Text size="sm">{t.rejected(rejectedRows, formats.number(rejectedRows))}</Text>
          <List size="sm">
            {rejected.map(({ row, code, detail }) => (
              <List.Item key={row}>{t.line(formats.number(row), code ?? "", detail)}</List.Item>
            ))}
          </List>
        </>
      )}
    </div>
  );
}
