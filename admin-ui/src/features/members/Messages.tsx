import { Anchor, Button, Group, Paper, Skeleton, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { NumberInput } from "../../shared/forms/NumberInput";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Pager } from "../../shared/layout/Pager";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import classes from "./MemberPage.module.css";
import { answerMessage, type Message, messagesQuery } from "./messages";
import { messageTexts } from "./messageTexts";

const TEXT_LENGTH_MAX = 2000;
const POINTS_MAX = 1_000_000_000;

interface MessagesProps {
  readonly member: string;
  readonly after: string | undefined;
}

/** What a member said, the newest first, and what was answered. */
export function Messages({ member, after }: MessagesProps) {
  const t = useTexts(messageTexts);
  const { data, error, refetch } = useQuery(messagesQuery(member, after));
  if (error !== null) {
    return <ProblemMessage of={error} onRetry={refetch} />;
  }
  if (data === undefined) {
    return <Skeleton height={160} radius="lg" />;
  }
  return data.items.length === 0 ? (
    <EmptyState title={t.empty.title}>{t.empty.text}</EmptyState>
  ) : (
    <Stack>
      {data.items.map((message) => (
        <Paper key={message.id} component="article" className={classes.message ?? ""}>
          <Said message={message} />
        </Paper>
      ))}
      <Pager after={after} next={data.next} />
    </Stack>
  );
}

function Said({ message }: { readonly message: Message }) {
  const t = useTexts(messageTexts);
  const formats = useFormats();
  const [answers, setAnswers] = useState(false);
  const { at, text, score, purchaseId, answer, answeredAt, answeredBy, points } = message;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {[t.said(formats.dateTime(at)), score !== undefined && t.score(formats.number(score))]
          .filter(Boolean)
          .join(" · ")}{" "}
        {purchaseId !== undefined && (
          <Anchor
            renderRoot={(props) => (
              <Link {...props} to="/purchases/$id" params={{ id: purchaseId }} />
            )}
          >
            {t.purchase}
          </Anchor>
        )}
      </Text>
      {text !== undefined && <Text className={classes.words ?? ""}>{text}</Text>}
      {answer !== undefined && (
        <div className={classes.answer}>
          <Text size="sm" c="dimmed">
            {[
              t.answered(answeredBy ?? "", formats.dateTime(answeredAt ?? at)),
              points !== undefined && t.withPoints(points, formats.number(points)),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Text>
          <Text className={classes.words ?? ""}>{answer}</Text>
        </div>
      )}
      {answer === undefined &&
        (answers ? (
          <Answer message={message} onClose={() => setAnswers(false)} />
        ) : (
          <Group>
            <Button size="xs" onClick={() => setAnswers(true)}>
              {t.answer}
            </Button>
          </Group>
        ))}
    </Stack>
  );
}

interface AnswerProps {
  readonly message: Message;
  readonly onClose: () => void;
}

function Answer({ message, onClose }: AnswerProps) {
  const t = useTexts(messageTexts);
  const messages = useMessages();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [points, setPoints] = useState<number | string>("");
  const send = useMutation({
    mutationFn: () =>
      answerMessage(message.id, text.trim(), points === "" ? undefined : Number(points)),
    onSuccess: () => {
      messages.done(t.sent);
      onClose();
    },
    // Also where somebody else answered before.
    onSettled: () => queries.invalidateQueries({ queryKey: ["member", message.memberId] }),
  });
  const errorOf = useFieldErrors(send.error);
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Stack gap="sm" maw="36rem">
        <ProblemMessage of={send.error} shown={["/text", "/points"]} />
        <Textarea
          label={t.text}
          description={t.textHelp}
          required
          autosize
          minRows={3}
          maxLength={TEXT_LENGTH_MAX}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={errorOf("/text")}
        />
        <NumberInput
          label={t.points}
          description={t.pointsHelp}
          min={1}
          max={POINTS_MAX}
          allowDecimal={false}
          allowNegative={false}
          value={points}
          onChange={setPoints}
          error={errorOf("/points")}
        />
        <Group gap="sm">
          <Button type="submit" loading={send.isPending} disabled={text.trim() === ""}>
            {t.send}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
