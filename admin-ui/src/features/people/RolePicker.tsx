import { Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Person, StaffRole } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { roleTexts, STAFF_ROLES } from "../../shared/session/roles";
import { useMessages } from "../../shared/undo/undo";
import { changePerson } from "./people";
import { peopleTexts } from "./texts";

/** Gives a person another role at once; it can be taken back. */
export function RolePicker({ person }: { readonly person: Person }) {
  const t = useTexts(peopleTexts);
  const { names } = useTexts(roleTexts);
  const messages = useMessages();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (role: StaffRole) => changePerson(person.id, { role }),
    onSuccess: (_, role) => {
      const undo = async () => {
        await changePerson(person.id, { role: person.role });
        await queries.invalidateQueries({ queryKey: ["people"] });
      };
      messages.undoable(t.roleChanged(person.name, names[role]), undo);
    },
    onError: messages.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ["people"] }),
  });
  return (
    <Select
      size="xs"
      w={130}
      aria-label={t.roleOf(person.name)}
      allowDeselect={false}
      disabled={change.isPending}
      data={STAFF_ROLES.map((role) => ({ value: role, label: names[role] }))}
      value={change.isPending ? change.variables : person.role}
      onChange={(role) => {
        const chosen = STAFF_ROLES.find((one) => one === role);
        if (chosen !== undefined && chosen !== person.role) {
          change.mutate(chosen);
        }
      }}
    />
  );
}
