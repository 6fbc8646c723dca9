import {
  Alert,
  Button,
  Group,
  Pill,
  Radio,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Member } from "../../shared/api/types";
import { useKeptDraft } from "../../shared/forms/useKeptDraft";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { DayField } from "../../shared/pickers/DayField";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import { AttributeFields } from "./AttributeFields";
import { changeMember, memberQuery } from "./members";
import { changeOf, type Profile, profileOf } from "./profile";
import { membersTexts } from "./texts";

const FIELDS = ["/name", "/email", "/phone", "/birthday", "/externalId", "/cards", "/status"];

/** Who a member is; what was typed is kept until it is saved or discarded. */
export function ProfileForm({ member }: { readonly member: Member }) {
  const t = useTexts(membersTexts).form;
  const messages = useMessages();
  const queries = useQueryClient();
  const form = useForm<Profile>({ initialValues: profileOf(member) });
  const draft = useKeptDraft(`member.${member.id}`, form);
  const save = useMutation({
    mutationFn: (profile: Profile) => changeMember(member.id, changeOf(profileOf(member), profile)),
    onSuccess: (changed) => {
      queries.setQueryData(memberQuery(member.id).queryKey, changed);
      form.setInitialValues(profileOf(changed));
      form.setValues(profileOf(changed));
      draft.forget();
      messages.done(t.saved);
      return queries.invalidateQueries({ queryKey: ["members"] });
    },
  });
  const discard = () => {
    form.reset();
    save.reset();
    draft.forget();
  };
  const errorOf = useFieldErrors(save.error);
  return (
    <Section title={t.title} lead={t.lead}>
      <form onSubmit={form.onSubmit((profile) => save.mutate(profile))}>
        <Stack>
          {draft.wasKept && <Alert color="amber">{t.kept}</Alert>}
          <ProblemMessage of={save.error} shown={FIELDS} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t.name}
              maxLength={200}
              {...form.getInputProps("name")}
              error={errorOf("/name")}
            />
            <DayField
              label={t.birthday}
              value={form.values.birthday}
              onChange={(day) => form.setFieldValue("birthday", day)}
              error={errorOf("/birthday")}
            />
            <TextInput
              label={t.email}
              type="email"
              {...form.getInputProps("email")}
              error={errorOf("/email")}
            />
            <TextInput
              label={t.phone}
              type="tel"
              placeholder={t.phoneHelp}
              {...form.getInputProps("phone")}
              error={errorOf("/phone")}
            />
            <TextInput
              label={t.externalId}
              {...form.getInputProps("externalId")}
              error={errorOf("/externalId")}
            />
            <TagsInput
              label={t.cards}
              placeholder={t.cardsHelp}
              clearable
              clearButtonProps={{ "aria-label": t.clear }}
              {...form.getInputProps("cards")}
              error={errorOf("/cards")}
            />
          </SimpleGrid>
          <Radio.Group
            label={t.status}
            {...form.getInputProps("status")}
            error={errorOf("/status")}
          >
            <Group mt="xs">
              <Radio value="active" label={t.active} />
              <Radio value="blocked" label={t.blocked} />
            </Group>
          </Radio.Group>
          <AttributeFields form={form} />
          {member.tags.length > 0 && (
            <div>
              <Text size="sm" fw={500}>
                {t.tags}
              </Text>
              <Pill.Group mt={4}>
                {member.tags.map((tag) => (
                  <Pill key={tag}>{tag}</Pill>
                ))}
              </Pill.Group>
              <Text size="xs" c="dimmed" mt={4}>
                {t.tagsHelp}
              </Text>
            </div>
          )}
          <Group>
            <Button type="submit" disabled={!form.isDirty()} loading={save.isPending}>
              {t.save}
            </Button>
            {form.isDirty() && (
              <Button variant="default" onClick={discard}>
                {t.discard}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
