import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale } from "../../../shared/i18n/LocaleProvider";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { versionExamplesQuery } from "../calls/rulebook";
import classes from "./ExamplesTable.module.css";
import { ExampleWords } from "./ExampleWords";

interface VersionExamplesProps {
  readonly version: number;
  /** Only those of one file. */
  readonly file?: string | undefined;
}

/** The examples of a version in words. */
export function VersionExamples({ version, file }: VersionExamplesProps) {
  const { language } = useLocale();
  const { data, error, refetch } = useQuery(versionExamplesQuery(version, language));
  if (error !== null) {
    return <ProblemMessage of={error} onRetry={refetch} />;
  }
  if (data === undefined) {
    return <Skeleton height={160} radius="lg" />;
  }
  return (
    <ul className={classes.examples}>
      {data.items
        .filter((one) => file === undefined || one.file === file)
        .map(({ file: of, name, given, expected }) => (
          <li key={`${of} ${name}`}>
            <Text fw={600} size="sm">
              {name}
            </Text>
            <ExampleWords given={given} expected={expected} />
          </li>
        ))}
    </ul>
  );
}
