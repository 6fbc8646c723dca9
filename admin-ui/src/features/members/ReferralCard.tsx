import { Button, CopyButton, Group, Text } from "@mantine/core";
import type { Member } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { CheckIcon, CopyIcon } from "../../shared/icons";
import { Section } from "../../shared/layout/Section";
import { membersTexts } from "./texts";

/** With what the member invites friends. */
export function ReferralCard({ referral }: { readonly referral: Member["referral"] }) {
  const t = useTexts(membersTexts).referral;
  return (
    <Section title={t.title}>
      <Group justify="space-between">
        <Text fw={700} ff="monospace">
          {referral.code}
        </Text>
        <CopyButton value={referral.link}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              onClick={copy}
              leftSection={
                copied ? <CheckIcon aria-hidden size={14} /> : <CopyIcon aria-hidden size={14} />
              }
            >
              {copied ? t.copied : t.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Section>
  );
}
