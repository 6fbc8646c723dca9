import { Button, Code, CopyButton, Group, Text } from "@mantine/core";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";
import { CheckIcon, CopyIcon } from "../icons";

const texts = catalogue(
  { copy: "Copy", copied: "Copied" },
  { copy: "Kopieren", copied: "Kopiert" },
);

interface SecretOnceProps {
  readonly label: string;
  readonly value: string;
}

/** Something to copy that is shown this once, such as the secret of a key. */
export function SecretOnce({ label, value }: SecretOnceProps) {
  const t = useTexts(texts);
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Group gap="xs" mt={4} wrap="nowrap" align="stretch">
        <Code block flex={1} tabIndex={0} aria-label={label}>
          {value}
        </Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={
                copied ? <CheckIcon aria-hidden size={16} /> : <CopyIcon aria-hidden size={16} />
              }
            >
              {copied ? t.copied : t.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
