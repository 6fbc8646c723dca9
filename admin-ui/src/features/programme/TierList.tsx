import {
  ActionIcon,
  Button,
  ColorSwatch,
  Group,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { ChevronDownIcon, CloseIcon, PlusIcon } from "../../shared/icons";
import type { Tier } from "./fields";
import classes from "./programme.module.css";
import { programmeTexts } from "./texts";

/** The ladder as it is. */
export function Ladder({ tiers }: { readonly tiers: readonly Tier[] }) {
  return (
    <dl className={classes.fields}>
      {tiers.map(({ code, name, colour, benefits, welcome }) => (
        <div key={code}>
          <Text component="dt" size="sm" fw={600}>
            {colour && <ColorSwatch component="span" color={colour} size={12} mr={6} />}
            {name}
          </Text>
          <dd>
            <Text size="xs" c="dimmed" ff="monospace">
              {code}
            </Text>
            {(benefits ?? []).map((benefit) => (
              <Text size="sm" key={benefit}>
                {benefit}
              </Text>
            ))}
            {welcome && (
              <Text size="sm" fs="italic">
                {welcome}
              </Text>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface TierListProps {
  readonly tiers: readonly Tier[];
  readonly errorOf: (pointer: string) => string | undefined;
  readonly onChange: (tiers: Tier[]) => void;
}

/** The ladder to change: names, codes, what members have, the order. */
export function TierList({ tiers, errorOf, onChange }: TierListProps) {
  const t = useTexts(programmeTexts).tiers;
  const change = (step: number, part: Partial<Tier>) =>
    onChange(tiers.map((tier, i) => (i === step ? { ...tier, ...part } : tier)));
  const move = (step: number, by: number) => {
    const moved = tiers.filter((_, i) => i !== step);
    const tier = tiers[step];
    if (tier !== undefined) {
      moved.splice(step + by, 0, tier);
      onChange(moved);
    }
  };
  return (
    <Stack>
      {tiers.map((tier, step) => {
        const name = tier.name.trim() || t.unnamed;
        const at = `/settings/tiers/${step}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a code changes while it is typed
          <div className={classes.tier} key={step}>
            <div className={classes.tierFields}>
              <TextInput
                label={t.name(step + 1)}
                required
                withAsterisk={false}
                maxLength={50}
                value={tier.name}
                error={errorOf(`${at}/name`)}
                onChange={(event) => change(step, { name: event.currentTarget.value })}
              />
              <TextInput
                label={t.code(step + 1)}
                required
                withAsterisk={false}
                maxLength={64}
                value={tier.code}
                error={errorOf(`${at}/code`)}
                onChange={(event) => change(step, { code: event.currentTarget.value })}
              />
              <TextInput
                label={t.colour(step + 1)}
                description={t.colourHelp}
                maxLength={7}
                value={tier.colour ?? ""}
                error={errorOf(`${at}/colour`)}
                onChange={(event) => change(step, { colour: event.currentTarget.value })}
              />
            </div>
            <Textarea
              mt="xs"
              label={t.benefits(step + 1)}
              description={t.benefitsHelp}
              autosize
              value={(tier.benefits ?? []).join("\n")}
              error={errorOf(`${at}/benefits`)}
              onChange={(event) =>
                change(step, {
                  benefits:
                    event.currentTarget.value === "" ? [] : event.currentTarget.value.split("\n"),
                })
              }
            />
            <Textarea
              mt="xs"
              label={t.welcome(step + 1)}
              description={t.welcomeHelp}
              autosize
              maxLength={500}
              value={tier.welcome ?? ""}
              error={errorOf(`${at}/welcome`)}
              onChange={(event) => change(step, { welcome: event.currentTarget.value })}
            />
            <Group gap="xs" mt="xs" justify="flex-end">
              <ActionIcon
                variant="default"
                aria-label={t.up(name)}
                disabled={step === 0}
                onClick={() => move(step, -1)}
              >
                <ChevronDownIcon aria-hidden size={16} style={{ transform: "rotate(180deg)" }} />
              </ActionIcon>
              <ActionIcon
                variant="default"
                aria-label={t.down(name)}
                disabled={step === tiers.length - 1}
                onClick={() => move(step, 1)}
              >
                <ChevronDownIcon aria-hidden size={16} />
              </ActionIcon>
              <ActionIcon
                variant="default"
                aria-label={t.remove(name)}
                disabled={tiers.length === 1}
                onClick={() => onChange(tiers.filter((_, i) => i !== step))}
              >
                <CloseIcon aria-hidden size={16} />
              </ActionIcon>
            </Group>
          </div>
        );
      })}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<PlusIcon aria-hidden size={14} />}
          onClick={() => onChange([...tiers, { code: "", name: "", benefits: [] }])}
        >
          {t.add}
        </Button>
      </Group>
    </Stack>
  );
}
