import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import classes from "./MemberPage.module.css";
import { waitingMessagesQuery } from "./messages";
import { messageTexts } from "./messageTexts";

/** What members said and nobody has answered yet; nothing where all is answered. */
export function WaitingMessages() {
  const t = useTexts(messageTexts);
  const formats = useFormats();
  const { data } = useQuery(waitingMessagesQuery);
  return (
    data !== undefined &&
    data.items.length > 0 && (
      <Section title={t.waiting} className={classes.waiting}>
        <ul className={classes.plain}>
          {data.items.map(({ id, memberId, memberName, at, text, score }) => (
            <li key={id}>
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/members/$id"
                    params={{ id: memberId }}
                    search={{ tab: "messages" }}
                  />
                )}
              >
                {memberName ?? t.unnamed}
              </Anchor>{" "}
              <Text size="sm" component="span" c="dimmed">
                {formats.ago(at)}
              </Text>
              <Text size="sm" lineClamp={2}>
                {text ?? t.score(formats.number(score ?? 0))}
              </Text>
            </li>
          ))}
        </ul>
      </Section>
    )
  );
}
