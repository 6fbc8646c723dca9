import { Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import type { Settings } from "./fields";
import { previewQuery } from "./programme";
import { programmeTexts } from "./texts";

interface WhatExpiresProps {
  readonly before: Settings;
  readonly after: Settings;
}

/** What becomes of points where their expiry changes: of those there are, and of those to come. */
export function WhatExpires({ before, after }: WhatExpiresProps) {
  const t = useTexts(programmeTexts).preview;
  const formats = useFormats();
  const { data, error, isPending } = useQuery(previewQuery(before, after));
  if (isPending) {
    return <Skeleton height={120} aria-label={t.loading} />;
  }
  if (data === undefined) {
    return <ProblemMessage of={error} />;
  }
  const day = (on: string | null | undefined) => (on == null ? t.never : formats.day(on));
  const monthOf = new Intl.DateTimeFormat(formats.locale, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return (
    <>
      <Table mt="xs" captionSide="top">
        <Table.Caption>{t.earned}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.on}</Table.Th>
            <Table.Th>{t.before}</Table.Th>
            <Table.Th>{t.after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.earned.map((one) => (
            <Table.Tr key={one.on}>
              <Table.Td>{formats.day(one.on)}</Table.Td>
              <Table.Td>{day(one.before)}</Table.Td>
              <Table.Td>{day(one.after)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Table mt="xs" captionSide="top">
        <Table.Caption>{data.estimated ? t.heldEstimated : t.held}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.month}</Table.Th>
            <Table.Th>{t.points}</Table.Th>
            <Table.Th>{t.members}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.held.map(({ month, points, members }) => (
            <Table.Tr key={month ?? "never"}>
              <Table.Td>{month == null ? t.never : monthOf.format(new Date(month))}</Table.Td>
              <Table.Td>{formats.number(points)}</Table.Td>
              <Table.Td>{formats.number(members)}</Table.Td>
            </Table.Tr>
          ))}
          {data.later != null && (
            <Table.Tr>
              <Table.Td>{t.later}</Table.Td>
              <Table.Td>{formats.number(data.later.points)}</Table.Td>
              <Table.Td>{formats.number(data.later.members)}</Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
      {[...data.held, data.later].some((one) => (one?.moving ?? 0) > 0) && (
        <Text size="sm" c="dimmed">
          {data.movesOn ? t.movesOn : t.movesNoMore}
        </Text>
      )}
    </>
  );
}
