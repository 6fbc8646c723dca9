import { Badge, Button, Drawer, Tabs } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { memo } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import type { CheckResult, Draft } from "../calls/types";
import { ExamplesTable } from "../examples/ExamplesTable";
import { useExampleEdits } from "../examples/useExampleEdits";
import { TryIcon } from "../icons";
import type { Vocabulary } from "../language/vocabulary";
import { editorTexts } from "../texts/editor";
import { TryIt } from "../tryit/TryIt";
import type { Trying } from "../tryit/useTrying";
import classes from "./Editor.module.css";
import { ProblemList } from "./ProblemList";
import { type KnownProblem, listed } from "./problems";

interface AsideProps {
  readonly draft: Draft;
  readonly trying: Trying;
  readonly vocabulary: Vocabulary;
  readonly isSound: boolean;
  readonly isReadOnly: boolean;
  readonly check: CheckResult | undefined;
  readonly isChecking: boolean;
  readonly problems: readonly KnownProblem[];
  readonly onShow: (problem: KnownProblem) => void;
}

/** Always beside the rules: try it, the examples, the problems. A drawer where there is no room. */
export const Aside = memo(function Aside(props: AsideProps) {
  const t = useTexts(editorTexts).panel;
  const { number } = useFormats();
  const isWide = useMediaQuery("(min-width: 75em)", true, { getInitialValueInEffect: false });
  const [isOpen, drawer] = useDisclosure(false);
  if (isWide) {
    return (
      <aside aria-label={t.label} className={classes.aside}>
        <Panels {...props} />
      </aside>
    );
  }
  const { tried, faults } = props.trying;
  const points = faults.length > 0 ? undefined : tried?.points.accrued;
  return (
    <>
      <Button
        className={classes.open ?? ""}
        leftSection={<TryIcon aria-hidden size={16} />}
        onClick={drawer.open}
      >
        {t.open}
        {points !== undefined && props.isSound ? `: ${number(points)}` : ""}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={drawer.close}
        position="right"
        size="min(100%, 28rem)"
        title={t.label}
        closeButtonProps={{ "aria-label": t.close }}
      >
        <Panels
          {...props}
          onShow={(problem) => {
            drawer.close();
            props.onShow(problem);
          }}
        />
      </Drawer>
    </>
  );
});

function Panels({
  draft,
  trying,
  vocabulary,
  isSound,
  isReadOnly,
  check,
  isChecking,
  problems,
  onShow,
}: AsideProps) {
  const t = useTexts(editorTexts).panel;
  const edit = useExampleEdits();
  const failing = check?.examples.filter((example) => !example.ok).length ?? 0;
  const errors = problems.filter((problem) => problem.severity === "error").length;
  return (
    <Tabs defaultValue="try" keepMounted={false}>
      <Tabs.List mb="md" grow className={classes.tabs ?? ""}>
        <Tabs.Tab value="try">{t.tryIt}</Tabs.Tab>
        <Tabs.Tab value="examples" rightSection={<Count of={failing} colour="red" />}>
          {t.examples}
        </Tabs.Tab>
        <Tabs.Tab
          value="problems"
          rightSection={
            <Count of={listed(problems).own.length} colour={errors > 0 ? "red" : "amber"} />
          }
        >
          {t.problems}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="try">
        <TryIt
          draft={draft.id}
          trying={trying}
          vocabulary={vocabulary}
          isSound={isSound}
          isReadOnly={isReadOnly}
        />
      </Tabs.Panel>
      <Tabs.Panel value="examples">
        <ExamplesTable
          check={check}
          files={draft.examples}
          onEdit={isReadOnly ? undefined : (how, examples) => edit.mutate({ draft, how, examples })}
        />
      </Tabs.Panel>
      <Tabs.Panel value="problems">
        <ProblemList problems={problems} isChecking={isChecking} onShow={onShow} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Count({ of: count, colour }: { readonly of: number; readonly colour: string }) {
  return count === 0 ? null : (
    <Badge size="sm" variant="light" color={colour} className={classes.count ?? ""}>
      {count}
    </Badge>
  );
}
