import { Button, Group, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { roleTexts, STAFF_ROLES } from "../../shared/session/roles";
import type { Made } from "./PeoplePage";
import { invite, type NewPerson } from "./people";
import { peopleTexts } from "./texts";

const FIELDS = ["/name", "/login", "/role"];

interface InviteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMade: (made: Made) => void;
}

/** Asks who is to be invited, and in which role. */
export function InviteDialog({ opened, onClose, onMade }: InviteDialogProps) {
  const t = useTexts(peopleTexts).form;
  const { names, purposes } = useTexts(roleTexts);
  const queries = useQueryClient();
  const form = useForm<NewPerson>({ initialValues: { name: "", login: "", role: "marketer" } });
  const make = useMutation({
    mutationFn: invite,
    onSuccess: (made) => {
      form.reset();
      onMade(made);
      return queries.invalidateQueries({ queryKey: ["people"] });
    },
  });
  const errorOf = useFieldErrors(make.error);
  return (
    <Dialog opened={opened} onClose={onClose} title={t.title}>
      <form onSubmit={form.onSubmit((person) => make.mutate(person))}>
        <Stack>
          <ProblemMessage of={make.error} shown={FIELDS} />
          <TextInput
            label={t.name}
            required
            maxLength={100}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps("name")}
            error={errorOf("/name")}
          />
          <TextInput
            label={t.login}
            description={t.loginHelp}
            required
            maxLength={100}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps("login")}
            error={errorOf("/login")}
          />
          <Radio.Group label={t.role} {...form.getInputProps("role")} error={errorOf("/role")}>
            <Stack gap="xs" mt="xs">
              {STAFF_ROLES.map((role) => (
                <Radio key={role} value={role} label={names[role]} description={purposes[role]} />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {t.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
