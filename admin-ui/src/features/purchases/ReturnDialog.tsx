import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Purchase } from "../../shared/api/types";
import { NumberInput } from "../../shared/forms/NumberInput";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import { bookReturn, quoteReturn } from "./purchases";
import { leftOf, linesOf, type Quantities } from "./returned";
import { purchasesTexts } from "./texts";

const PAUSE_MS = 300;

interface ReturnDialogProps {
  readonly purchase: Purchase;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Takes a return: how much of each line; what it would do is shown before it is booked. */
export function ReturnDialog({ purchase, opened, onClose }: ReturnDialogProps) {
  const t = useTexts(purchasesTexts).return;
  return (
    <Dialog opened={opened} onClose={onClose} title={t.title} size="lg">
      {opened && <ReturnForm purchase={purchase} onClose={onClose} />}
    </Dialog>
  );
}

function ReturnForm({ purchase, onClose }: Omit<ReturnDialogProps, "opened">) {
  const t = useTexts(purchasesTexts).return;
  const formats = useFormats();
  const messages = useMessages();
  const queries = useQueryClient();
  const [receipt, setReceipt] = useState("");
  const [occurredAt] = useState(() => new Date().toISOString());
  const [quantities, setQuantities] = useState<Quantities>({});
  const lines = linesOf(purchase, quantities);
  const [asked] = useDebouncedValue(JSON.stringify(lines), PAUSE_MS);
  const quote = useQuery({
    queryKey: ["purchase", purchase.id, "return", asked],
    queryFn: ({ signal }) =>
      quoteReturn(purchase.id, { occurredAt, lines: JSON.parse(asked) }, signal),
    enabled: asked !== "[]",
    placeholderData: keepPreviousData,
  });
  const book = useMutation({
    mutationFn: () => bookReturn(purchase.id, { returnReceipt: receipt, occurredAt, lines }),
    onSuccess: async (done) => {
      messages.done(t.done(formats.number(done.points.reversed)));
      onClose();
      await queries.invalidateQueries({ queryKey: ["purchase", purchase.id] });
      await queries.invalidateQueries({ queryKey: ["member"] });
    },
  });
  const errorOf = useFieldErrors(book.error);
  const open = purchase.lines.filter((line) => leftOf(line) > 0);
  if (open.length === 0) {
    return <Text>{t.gone}</Text>;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    book.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t.text}
        </Text>
        <ProblemMessage of={book.error} shown={["/returnReceipt"]} />
        <TextInput
          label={t.receipt}
          description={t.receiptHelp}
          required
          maxLength={64}
          data-autofocus
          value={receipt}
          onChange={(event) => setReceipt(event.currentTarget.value)}
          error={errorOf("/returnReceipt")}
        />
        {open.map((line) => (
          <Group key={line.line} justify="space-between" wrap="nowrap">
            <Text size="sm" fw={600}>
              {line.name ?? line.sku}
            </Text>
            <Group gap="xs" wrap="nowrap">
              <NumberInput
                aria-label={t.quantity(line.name ?? line.sku)}
                w={96}
                min={0}
                max={leftOf(line)}
                decimalScale={3}
                value={quantities[line.line] ?? ""}
                onChange={(quantity) =>
                  setQuantities((old) => ({ ...old, [line.line]: Number(quantity) }))
                }
              />
              <Text size="sm" c="dimmed" miw={48}>
                {t.left(formats.number(leftOf(line)))}
              </Text>
            </Group>
          </Group>
        ))}
        <Button
          variant="default"
          size="xs"
          onClick={() =>
            setQuantities(Object.fromEntries(open.map((line) => [line.line, leftOf(line)])))
          }
        >
          {t.all}
        </Button>
        <ProblemMessage of={quote.error} />
        <Alert color="leaf" role="status">
          {lines.length === 0
            ? t.nothing
            : quote.data === undefined
              ? t.asking
              : t.wouldTake(
                  formats.number(quote.data.points.reversed),
                  formats.money(quote.data.totalMinor, purchase.currency),
                )}
          {lines.length > 0 && quote.data?.balance !== undefined && (
            <Text size="sm">{t.balance(formats.number(quote.data.balance.available))}</Text>
          )}
        </Alert>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" disabled={lines.length === 0} loading={book.isPending}>
            {t.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
