import { Button, NativeSelect, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { TemplatesIcon } from "../../shared/icons";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { SearchField } from "../../shared/layout/SearchField";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { draftsQuery, templatesQuery, vocabularyQuery } from "./calls/rulebook";
import type { Template } from "./calls/types";
import { editableOf } from "./drafts/open";
import { saidText } from "./language/saidText";
import classes from "./templates/Templates.module.css";
import { useTemplate } from "./templates/useTemplate";
import { draftTexts } from "./texts/drafts";
import { templateTexts } from "./texts/templates";

/** Rules to start from, each explained. */
export function TemplatesPage() {
  const t = useTexts(templateTexts);
  const names = useTexts(draftTexts);
  const { language } = useLocale();
  const { may } = useSession();
  const templates = useQuery(templatesQuery(language));
  const vocabulary = useQuery(vocabularyQuery(language));
  const drafts = editableOf(useQuery(draftsQuery).data?.items);
  const [search, setSearch] = useState<string | undefined>();
  const [chosen, setChosen] = useState<string | undefined>();
  const using = useTemplate(vocabulary.data);
  const into = chosen ?? "";
  const mayUse = may("marketer", "approver");
  const groups = groupsOf(templates.data?.items ?? [], search);
  return (
    <Page title={t.title} lead={t.lead}>
      <div className={classes.head}>
        <SearchField label={t.search} value={search} onChange={setSearch} />
        {mayUse ? (
          <NativeSelect
            label={t.into}
            value={into}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={[
              { value: "", label: t.newDraft },
              ...drafts.map((draft) => ({
                value: draft.id,
                label: draft.note === "" ? names.unnamed(String(draft.from)) : draft.note,
              })),
            ]}
          />
        ) : (
          <Text size="sm">{t.onlyMarketers}</Text>
        )}
      </div>
      <ProblemMessage of={templates.error} onRetry={templates.refetch} />
      {groups.map(({ group, items }) => (
        <section key={group} className={classes.group} aria-label={group}>
          <Title order={2}>{group}</Title>
          <ul className={classes.grid}>
            {items.map((template) => (
              <li key={template.id} className={classes.template}>
                <Title order={3}>{template.title}</Title>
                <Text size="sm" c="dimmed" className={classes.explanation ?? ""}>
                  {template.explanation}
                </Text>
                <details>
                  <summary>{t.sentences}</summary>
                  <pre>{saidText(template.text, vocabulary.data)}</pre>
                </details>
                {mayUse && (
                  <Button
                    variant="light"
                    aria-label={t.named(template.title)}
                    loading={using.isPending && using.variables.template.id === template.id}
                    disabled={using.isPending}
                    onClick={() => using.mutate({ template, draft: into === "" ? null : into })}
                  >
                    {t.use}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {templates.data !== undefined && groups.length === 0 && (
        <EmptyState title={t.none} icon={<TemplatesIcon size={28} />}>
          {t.noneText}
        </EmptyState>
      )}
    </Page>
  );
}

function groupsOf(templates: readonly Template[], search: string | undefined) {
  const words = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, Template[]>();
  for (const template of templates) {
    const { title, explanation, group, text } = template;
    const found = `${title} ${explanation} ${group} ${text}`.toLowerCase();
    if (words.every((word) => found.includes(word))) {
      groups.set(group, [...(groups.get(group) ?? []), template]);
    }
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}
