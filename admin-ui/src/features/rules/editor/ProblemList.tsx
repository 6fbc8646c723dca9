import { Badge, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { CheckIcon } from "../../../shared/icons";
import { editorTexts } from "../texts/editor";
import classes from "./Editor.module.css";
import type { KnownProblem } from "./problems";

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
  return (
    <Stack gap={4} component="ul" className={classes.problemList ?? ""}>
      {problems.map((problem) => (
        <li key={`${problem.file}:${problem.line}:${problem.column}:${problem.text}`}>
          <UnstyledButton className={classes.problem ?? ""} onClick={() => onShow(problem)}>
            <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
              <div>
                {problem.rule !== undefined && (
                  <Text size="sm" fw={600}>
                    {problem.rule}
                  </Text>
                )}
                <Text size="sm">{problem.text}</Text>
              </div>
              <Badge
                variant="light"
                color={problem.severity === "error" ? "red" : "amber"}
                className={classes.severity ?? ""}
              >
                {problem.severity === "error" ? t.error : t.warning}
              </Badge>
            </Group>
            <Text size="xs" c="dimmed">
              {t.at(problem.file, problem.line)}
            </Text>
          </UnstyledButton>
        </li>
      ))}
    </Stack>
  );
}
