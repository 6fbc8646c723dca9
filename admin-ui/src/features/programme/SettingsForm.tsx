import { Alert, Button, Group, Paper, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "../../shared/api/problem";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import { currencyOr } from "./Changes";
import {
  ALL_FIELDS,
  changesBetween,
  type Field,
  fieldsOf,
  GROUP_NAMES,
  isOpen,
  type Settings,
  settingOf,
  type Tier,
  tiersDiffer,
  withValue,
} from "./fields";
import { changeProgramme, useRefusal, type Version } from "./programme";
import classes from "./programme.module.css";
import { ReviewDialog } from "./ReviewDialog";
import { Setting, SettingInput } from "./SettingInput";
import { settingTexts } from "./settingTexts";
import { Ladder, TierList } from "./TierList";
import { programmeTexts } from "./texts";

/** Whether a setting does anything beside the others. */
function counts({ when }: Field, settings: Settings): boolean {
  return when?.(settings) ?? true;
}

/** The settings as they are. */
export function SettingsShown({ settings }: { readonly settings: Settings }) {
  const t = useTexts(programmeTexts);
  const { groups } = useTexts(settingTexts);
  return (
    <div className={classes.sections}>
      {GROUP_NAMES.flatMap((group) => [
        <Section key={group} title={groups[group].title}>
          <dl className={classes.fields}>
            {fieldsOf(group)
              .filter((field) => counts(field, settings))
              .map((field) => (
                <Setting
                  key={field.at}
                  field={field}
                  value={settingOf(settings, field.at)}
                  currency={settings.currency}
                />
              ))}
          </dl>
        </Section>,
        group === "money" && (
          <Section key="tiers" title={t.tiers.title} lead={t.tiers.lead}>
            <Ladder tiers={settings.tiers} />
          </Section>
        ),
      ])}
    </div>
  );
}

interface SettingsFormProps {
  /** What the change is made of. */
  readonly base: Version;
  /** The version in force that was seen. */
  readonly seen: number;
  readonly onClose: () => void;
}

/** The settings to change. Before anything is sent, it is shown what would change. */
export function SettingsForm({ base, seen, onClose }: SettingsFormProps) {
  const t = useTexts(programmeTexts);
  const { groups } = useTexts(settingTexts);
  const queries = useQueryClient();
  const messages = useMessages();
  const before = base.settings;
  const [after, setAfter] = useState(before);
  const [isReviewing, setReviewing] = useState(false);
  const send = useMutation({
    mutationFn: (wanted: Parameters<typeof changeProgramme>[0]) => changeProgramme(wanted, seen),
    onSuccess: async ({ version, state }) => {
      await queries.invalidateQueries({ queryKey: ["programme"] });
      const told = { waiting: t.sent.waiting, scheduled: t.sent.scheduled };
      messages.done((state in told ? told[state as keyof typeof told] : t.sent.inForce)(version));
      onClose();
    },
    onError: (failure) => {
      // What is wrong with a setting is told where the setting is.
      if (problemOf(failure).errors.some(({ pointer }) => pointer.startsWith("/settings"))) {
        setReviewing(false);
      }
    },
  });
  const errorOf = useFieldErrors(send.error);
  const refusal = useRefusal(send.error);
  const count = changesBetween(before, after).length + (tiersDiffer(before, after) ? 1 : 0);
  const currency = currencyOr(after.currency, before.currency);
  const shown = [
    ...ALL_FIELDS.filter((field) => isOpen(field) && counts(field, after)).map(
      ({ at }) => `/settings${at}`,
    ),
    ...after.tiers.flatMap((_, step) =>
      ["code", "name", "benefits"].map((part) => `/settings/tiers/${step}/${part}`),
    ),
  ];
  // The dialog has a form of its own, which must not send this one.
  return (
    <>
      <form
        className={classes.sections}
        onSubmit={(event) => {
          event.preventDefault();
          send.reset();
          setReviewing(true);
        }}
      >
        {base.version !== seen && <Alert color="amber">{t.onTop(base.version)}</Alert>}
        {!isReviewing && <ProblemMessage of={refusal} shown={shown} />}
        {GROUP_NAMES.flatMap((group) => [
          <Section key={group} title={groups[group].title}>
            <div className={classes.fields}>
              {fieldsOf(group)
                .filter((field) => counts(field, after))
                .map((field) => (
                  <SettingInput
                    key={field.at}
                    field={field}
                    value={settingOf(after, field.at)}
                    currency={currency}
                    error={errorOf(`/settings${field.at}`)}
                    onChange={(value) => setAfter((now) => withValue(now, field.at, value))}
                  />
                ))}
            </div>
          </Section>,
          group === "money" && (
            <Section key="tiers" title={t.tiers.title} lead={t.tiers.lead}>
              <TierList
                tiers={after.tiers}
                errorOf={errorOf}
                onChange={(tiers: Tier[]) => setAfter((now) => ({ ...now, tiers }))}
              />
            </Section>
          ),
        ])}
        <Paper className={classes.bar ?? ""}>
          <Group justify="space-between" gap="sm">
            <Text size="sm" role="status">
              {count === 0 ? t.nothing : t.changed(count)}
            </Text>
            <Group gap="sm">
              <Button variant="default" onClick={onClose}>
                {t.stop}
              </Button>
              <Button type="submit" disabled={count === 0}>
                {t.look}
              </Button>
            </Group>
          </Group>
        </Paper>
      </form>
      {isReviewing && (
        <ReviewDialog
          before={before}
          after={after}
          failure={send.error}
          isSending={send.isPending}
          onSend={(wanted) => send.mutate(wanted)}
          onClose={() => setReviewing(false)}
        />
      )}
    </>
  );
}
