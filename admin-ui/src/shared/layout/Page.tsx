import { Box, Group, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "./Page.module.css";

interface PageProps {
  /** The one heading of first rank, and the title of the tab. */
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly lead?: ReactNode;
  /** A link back to where the page belongs, above the heading. */
  readonly back?: ReactNode;
  /** What can be done here; the most important one first. */
  readonly actions?: ReactNode;
  /** Next to the heading, such as a badge with a state. */
  readonly mark?: ReactNode;
  /** `wide` for pages with panes beside each other, which take all the room there is. */
  readonly width?: "normal" | "wide";
  readonly children: ReactNode;
}

/** The frame of a page's content: heading, what it is for, what can be done, content. */
export function Page({ title, lead, back, actions, mark, width = "normal", children }: PageProps) {
  useDocumentTitle(`${title} – Regulars`);
  return (
    <Box className={classes.page} data-width={width}>
      {back !== undefined && <div className={classes.back}>{back}</div>}
      <header className={classes.header}>
        <div className={classes.heading}>
          <Group gap="sm" align="center">
            <Title order={1}>{title}</Title>
            {mark}
          </Group>
          {lead !== undefined && (
            <Text c="dimmed" mt={4} maw="65ch" component="div">
              {lead}
            </Text>
          )}
        </div>
        {actions !== undefined && <Group gap="sm">{actions}</Group>}
      </header>
      {children}
    </Box>
  );
}
