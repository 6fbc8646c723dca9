import { Group, Paper, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./Section.module.css";

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Content that goes to the edges, such as a table. */
  readonly flush?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A card with a heading of second rank: one matter of a page. */
export function Section({
  title,
  lead,
  actions,
  flush = false,
  className,
  children,
}: SectionProps) {
  const id = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={id}
      className={[classes.section, className].join(" ")}
      data-flush={flush}
    >
      <Group className={classes.head} justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text size="sm" c="dimmed" mt={2} component="div">
              {lead}
            </Text>
          )}
        </div>
        {actions}
      </Group>
      <div className={classes.body}>{children}</div>
    </Paper>
  );
}
