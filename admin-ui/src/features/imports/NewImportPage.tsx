import { Anchor, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { BackIcon } from "../../shared/icons";
import { Page } from "../../shared/layout/Page";
import { useSession } from "../../shared/session/session";
import { ColumnsStep } from "./ColumnsStep";
import { FileStep } from "./FileStep";
import classes from "./imports.module.css";
import { guess, type Plan } from "./mapping";
import { OptionsStep } from "./OptionsStep";
import { recall } from "./remembered";
import { SendStep } from "./SendStep";
import type { Sample } from "./sample";
import { importsTexts } from "./texts";

/** A file that was chosen, and what can be seen of it. */
export interface Chosen {
  readonly file: File;
  readonly sample: Sample;
}

/** From a file to an import: choose it, map its columns, decide the rest, send it. */
export function NewImportPage() {
  const t = useTexts(importsTexts);
  const { programme } = useSession();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [isRemembered, setRemembered] = useState(false);
  const choose = (next: Chosen) => {
    const first = guess(next.sample, programme.zone, programme.currency);
    const before = recall(next.sample.header);
    setChosen(next);
    setPlan(before === null ? first : { ...first, ...before });
    setRemembered(before !== null);
  };
  return (
    <Page
      title={t.list.start}
      lead={t.list.lead}
      back={
        <Anchor
          size="sm"
          c="dimmed"
          className={classes.back ?? ""}
          renderRoot={(props) => <Link {...props} to="/imports" />}
        >
          <BackIcon aria-hidden size={14} /> {t.back}
        </Anchor>
      }
    >
      <Stack gap="lg">
        <FileStep chosen={chosen} onChosen={choose} />
        {chosen !== null && plan !== null && (
          <>
            <ColumnsStep
              sample={chosen.sample}
              plan={plan}
              onChange={setPlan}
              isRemembered={isRemembered}
            />
            <OptionsStep plan={plan} onChange={setPlan} />
            <SendStep chosen={chosen} plan={plan} />
          </>
        )}
      </Stack>
    </Page>
  );
}
