import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { Dialog } from "../../../shared/layout/Dialog";
import type { CheckResult } from "../calls/types";
import { exampleTexts } from "../texts/examples";

interface TakeAllDialogProps {
  readonly opened: boolean;
  /** Those that fail. */
  readonly examples: CheckResult["examples"];
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** Shows what all failing examples expect and what came out, before the one replaces the other. */
export function TakeAllDialog({ opened, examples, onTake, onClose }: TakeAllDialogProps) {
  const t = useTexts(exampleTexts);
  return (
    <Dialog opened={opened} onClose={onClose} title={t.takeAll(examples.length)} size="xl">
      <Stack>
        <Text>{t.takeAllText}</Text>
        <Table.ScrollContainer minWidth={480}>
          <Table>
            <Table.Caption>{t.takeAllCaption}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t.columns.example}</Table.Th>
                <Table.Th scope="col">{t.columns.expected}</Table.Th>
                <Table.Th scope="col">{t.columns.got}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {examples.map(({ file, name, expected, got }) => (
                <Table.Tr key={`${file} ${name}`}>
                  <Table.Th scope="row">{name}</Table.Th>
                  <Table.Td>{expected}</Table.Td>
                  <Table.Td>{got}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button onClick={onTake}>{t.takeThese(examples.length)}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
