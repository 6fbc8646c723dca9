import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { CloseIcon, PlusIcon } from "../../shared/icons";
import type { Profile } from "./profile";
import { membersTexts } from "./texts";

/** What is known about a member, as rows of name and value. */
export function AttributeFields({ form }: { readonly form: UseFormReturnType<Profile> }) {
  const t = useTexts(membersTexts).form;
  return (
    <Fieldset legend={t.attributes} variant="unstyled">
      <Text size="xs" c="dimmed">
        {t.attributesHelp}
      </Text>
      <Stack gap="xs" mt="xs">
        {form.values.attributes.map((attribute, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name is being typed
          <Group key={row} gap="xs" wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={t.attributeName}
              maxLength={100}
              {...form.getInputProps(`attributes.${row}.name`)}
            />
            <TextInput
              flex={1}
              aria-label={t.attributeValue}
              maxLength={500}
              {...form.getInputProps(`attributes.${row}.value`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.removeAttribute(attribute.name)}
              onClick={() => form.removeListItem("attributes", row)}
            >
              <CloseIcon aria-hidden size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<PlusIcon aria-hidden size={14} />}
            onClick={() => form.insertListItem("attributes", { name: "", value: "" })}
          >
            {t.addAttribute}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
