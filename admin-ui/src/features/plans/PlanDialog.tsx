import { Button, Group, Loader, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ProblemError, problemOf } from "../../shared/api/problem";
import { NumberInput } from "../../shared/forms/NumberInput";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { useMessages } from "../../shared/undo/undo";
import { documentOf, EMPTY, fieldsOf, type PlanFields, UNITS } from "./fields";
import { type Plan, planQuery, putPlan } from "./plans";
import { STATES } from "./search";
import { plansTexts } from "./texts";

/** What the server's refusals may point at and is shown at its field. */
const POINTERS = [
  "/code",
  "/name",
  "/description",
  "/priceMinor",
  "/term/number",
  "/trialDays",
  "/sku",
  "/benefits",
  "/noticeDays",
];

interface PlanDialogProps {
  /** Undefined for a new one. */
  readonly code: string | undefined;
  readonly onClose: () => void;
}

/** Makes a plan, or replaces one as a whole. */
export function PlanDialog({ code, onClose }: PlanDialogProps) {
  const t = useTexts(plansTexts).form;
  const known = useQuery({ ...planQuery(code ?? ""), enabled: code !== undefined });
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
        <PlanForm plan={known.data} onClose={onClose} />
      ) : (
        known.error === null && <Loader size="sm" />
      )}
    </Dialog>
  );
}

interface PlanFormProps {
  readonly plan: Plan | undefined;
  readonly onClose: () => void;
}

function PlanForm({ plan, onClose }: PlanFormProps) {
  const t = useTexts(plansTexts);
  const queries = useQueryClient();
  const messages = useMessages();
  const { currency } = useSession().programme;
  const digits = digitsOf(currency);
  const form = useForm<PlanFields>({
    initialValues: plan === undefined ? EMPTY : fieldsOf(plan, digits),
  });
  const save = useMutation({
    mutationFn: (fields: PlanFields) =>
      putPlan(fields.code.trim(), documentOf(fields, digits), plan?.version),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: ["plans"] });
      messages.done(t.saved(name));
      onClose();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const count = { allowDecimal: false, allowNegative: false };
  const text = (name: "name" | "sku", help?: string) => (
    <TextInput
      label={t.form[name]}
      description={help}
      required={name === "name"}
      maxLength={name === "name" ? 100 : 64}
      {...form.getInputProps(name)}
      error={errorOf(`/${name}`)}
    />
  );
  return (
    <form onSubmit={form.onSubmit((fields) => save.mutate(fields))}>
      <Stack>
        <ProblemMessage of={told(save.error, t.problems)} shown={POINTERS} />
        {plan === undefined && (
          <TextInput
            label={t.form.code}
            description={t.form.codeHelp}
            required
            maxLength={64}
            data-autofocus
            {...form.getInputProps("code")}
            error={errorOf("/code")}
          />
        )}
        {text("name")}
        <Textarea
          label={t.form.description}
          maxLength={1000}
          autosize
          {...form.getInputProps("description")}
          error={errorOf("/description")}
        />
        <Group grow align="flex-start">
          <NumberInput
            label={t.form.price(currency)}
            min={0}
            allowNegative={false}
            required
            {...form.getInputProps("price")}
            error={errorOf("/priceMinor")}
          />
          <NumberInput
            label={t.form.number}
            {...count}
            min={1}
            max={3660}
            required
            {...form.getInputProps("number")}
            error={errorOf("/term/number")}
          />
          <Select
            label={t.form.unit}
            data={UNITS.map((unit) => ({ value: unit, label: t.form.units[unit] }))}
            allowDeselect={false}
            {...form.getInputProps("unit")}
          />
        </Group>
        <NumberInput
          label={t.form.trial}
          description={t.form.trialHelp}
          {...count}
          min={0}
          max={366}
          {...form.getInputProps("trial")}
          error={errorOf("/trialDays")}
        />
        {text("sku", t.form.skuHelp)}
        <Textarea
          label={t.form.benefits}
          description={t.form.benefitsHelp}
          autosize
          minRows={2}
          {...form.getInputProps("benefits")}
          error={errorOf("/benefits")}
        />
        <TextInput
          label={t.form.notice}
          description={t.form.noticeHelp}
          {...form.getInputProps("notice")}
          error={errorOf("/noticeDays") ?? errorOf("/noticeDays/0")}
        />
        <Select
          label={t.form.state}
          data={STATES.map((state) => ({ value: state, label: t.state[state] }))}
          allowDeselect={false}
          {...form.getInputProps("state")}
        />
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

/** A refusal in the words of this page. */
function told(failure: unknown, known: Readonly<Record<string, string>>): unknown {
  if (failure === null) {
    return null;
  }
  const problem = problemOf(failure);
  const detail = known[problem.slug];
  return detail === undefined
    ? failure
    : new ProblemError({ ...problem, slug: `plan:${problem.slug}`, detail });
}

/** How many digits a currency has behind the point. */
function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
