import { ActionIcon, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Person } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { MoreIcon } from "../../shared/icons";
import { useMessages } from "../../shared/undo/undo";
import type { Made } from "./PeoplePage";
import { changePerson, inviteAgain } from "./people";
import { peopleTexts } from "./texts";

interface PersonMenuProps {
  readonly person: Person;
  readonly onMade: (made: Made) => void;
}

/** What can be done with a person. Switching off works at once and can be taken back. */
export function PersonMenu({ person, onMade }: PersonMenuProps) {
  const t = useTexts(peopleTexts);
  const queries = useQueryClient();
  const messages = useMessages();
  const refresh = () => queries.invalidateQueries({ queryKey: ["people"] });
  const link = useMutation({
    mutationFn: () => inviteAgain(person.id),
    onSuccess: onMade,
    onError: messages.failed,
    onSettled: refresh,
  });
  const turn = useMutation({
    mutationFn: (active: boolean) => changePerson(person.id, { active }),
    onSuccess: (_, active) =>
      messages.undoable(
        active ? t.switchedOn(person.name) : t.switchedOff(person.name),
        async () => {
          await changePerson(person.id, { active: !active });
          await refresh();
        },
      ),
    onError: messages.failed,
    onSettled: refresh,
  });
  const isOff = person.state === "off";
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t.more(person.name)}
          loading={link.isPending || turn.isPending}
        >
          <MoreIcon aria-hidden size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!isOff && (
          <Menu.Item onClick={() => link.mutate()}>
            {person.state === "invited" ? t.newLink : t.resetLink}
          </Menu.Item>
        )}
        <Menu.Item {...(isOff ? {} : { color: "red" })} onClick={() => turn.mutate(isOff)}>
          {isOff ? t.on : t.off}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
