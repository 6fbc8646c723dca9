import { Badge, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { CheckIcon } from "../../../shared/icons";
import { AlsoLive } from "../changes/AlsoLive";
import { editorTexts } from "../texts/editor";
import classes from "./Editor.module.css";
import { type KnownProblem, listed } from "./problems";

interface ProblemListProps {
  readonly problems: readonly KnownProblem[];
  readonly isChecking: boolean;
  readonly onShow: (problem: KnownProblem) => void;
}

/** Everything that is wrong with a draft, or worth a look, over all its files. */
export function ProblemList({ problems, isChecking, onShow }: ProblemListProps) {
  const t = useTexts(editorTexts).problems;
  if (problems.length === 0) {
    return (
      <Group gap="xs" wrap="nowrap">
        {!isChecking && <CheckIcon aria-hidden size={18} className={classes.good ?? ""} />}
        <Text size="sm">{isChecking ? t.checking : t.none}</Text>
      </Group>
    );
  }
  const { own, live } = listed(problems);
  const list = (some: readonly KnownProblem[]) => (
    <Stack gap={4} component="ul" className={classes.problemList ?? ""}>
      {some.map((problem) => (
        <li key={`${problem.file}:${problem.line}:${problem.column}:${problem.text}`}>
          <OneProblem problem={problem} onShow={onShow} />
        </li>
      ))}
    </Stack>
  );
  return (
    <>
      {own.length === 0 ? <Text size="sm">{t.noneOfOwn}</Text> : list(own)}
      <AlsoLive count={live.length}>{list(live)}</AlsoLive>
    </>
  );
}

function OneProblem({
  problem,
  onShow,
}: {
  readonly problem: KnownProblem;
  readonly onShow: (problem: KnownProblem) => void;
}) {
  const t = useTexts(editorTexts).problems;
  const isError = problem.severity === "error";
  // What is wrong with a rule as a whole is said where the rule begins.
  const sentence = problem.sentence?.startsWith("rule ") ? undefined : problem.sentence;
  return (
    <UnstyledButton className={classes.problem ?? ""} onClick={() => onShow(problem)}>
      <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
        <div>
          {problem.rule !== undefined && (
            <Text size="sm" fw={600}>
              {problem.rule}
            </Text>
          )}
          {sentence && (
            <Text size="sm" fs="italic">
              {sentence}
            </Text>
          )}
          <Text size="sm">{problem.text}</Text>
        </div>
        <Badge variant="light" color={isError ? "red" : "amber"} className={classes.severity ?? ""}>
          {isError ? t.error : t.warning}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {t.at(problem.file, problem.line)}
      </Text>
    </UnstyledButton>
  );
}
