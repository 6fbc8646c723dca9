import { Alert, Button, List, Text } from "@mantine/core";
import { problemOf } from "../api/problem";
import { useTexts } from "../i18n/LocaleProvider";
import { AlertIcon } from "../icons";
import { problemTexts } from "./problemTexts";

interface ProblemMessageProps {
  /** What was thrown; nothing is shown for null and undefined. */
  readonly of: unknown;
  /** Pointers of fields that show their error themselves, such as `/name`. */
  readonly shown?: readonly string[];
  readonly onRetry?: (() => void) | undefined;
}

/** Says what went wrong and what to do about it, in words. */
export function ProblemMessage({ of: failure, shown = [], onRetry }: ProblemMessageProps) {
  const texts = useTexts(problemTexts);
  if (failure === null || failure === undefined) {
    return null;
  }
  const problem = problemOf(failure);
  const known: Readonly<Record<string, string>> = texts.types;
  const elsewhere = problem.errors.filter((error) => !shown.includes(error.pointer));
  const reference = problem.members.correlationId;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<AlertIcon aria-hidden size={20} />}
      title={known[problem.slug] ?? (problem.detail || texts.title.default)}
    >
      {elsewhere.length > 0 && (
        <List size="sm" mt={4}>
          {elsewhere.map((error) => (
            <List.Item key={error.pointer + error.detail}>
              {error.pointer.replace(/^\//, "").replaceAll("/", " › ")}: {error.detail}
            </List.Item>
          ))}
        </List>
      )}
      {typeof reference === "string" && <Text size="sm">{texts.title.reference(reference)}</Text>}
      {onRetry !== undefined && (
        <Button mt="sm" size="xs" variant="default" onClick={onRetry}>
          {texts.title.retry}
        </Button>
      )}
    </Alert>
  );
}
