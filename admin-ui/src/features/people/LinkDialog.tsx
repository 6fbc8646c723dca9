import { Button, Stack, Text } from "@mantine/core";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { SecretOnce } from "../../shared/layout/SecretOnce";
import type { Made } from "./PeoplePage";
import { peopleTexts } from "./texts";

interface LinkDialogProps {
  readonly made: Made | null;
  readonly onClose: () => void;
}

/** Shows the link that is to be handed over. */
export function LinkDialog({ made, onClose }: LinkDialogProps) {
  const t = useTexts(peopleTexts).link;
  const { dateTime } = useFormats();
  if (made === null) {
    return null;
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t.title(made.person.name)}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      size="lg"
    >
      <Stack>
        <Text>{t.text(dateTime(made.invitation.expiresAt))}</Text>
        <SecretOnce
          label={t.label}
          value={new URL(made.invitation.link, window.location.origin).href}
        />
        <Button onClick={onClose}>{t.done}</Button>
      </Stack>
    </Dialog>
  );
}
