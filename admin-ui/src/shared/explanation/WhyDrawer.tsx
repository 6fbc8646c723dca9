import { Drawer, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answered, api } from "../api/client";
import { catalogue } from "../i18n/catalogue";
import { useFormats, useLocale, useTexts } from "../i18n/LocaleProvider";
import { ProblemMessage } from "../problems/ProblemMessage";
import { ExplanationList, explanationTexts } from "./ExplanationList";

const texts = catalogue(
  { title: "Why these points", close: "Close" },
  { title: "Warum diese Punkte", close: "Schließen" },
);

export const explanationQuery = (id: string, language: string) => ({
  queryKey: ["purchase", id, "explanation", language],
  queryFn: () =>
    answered(
      api.GET("/v1/purchases/{id}/explanation", {
        params: { path: { id }, query: { lang: language } },
      }),
    ),
  // A decision is replayed from what was known then: it never changes.
  staleTime: Number.POSITIVE_INFINITY,
});

interface WhyDrawerProps {
  /** The purchase that is explained; closed where it is undefined. */
  readonly purchase: string | undefined;
  readonly onClose: () => void;
}

/** Explains a purchase at the side of the page. */
export function WhyDrawer({ purchase, onClose }: WhyDrawerProps) {
  const t = useTexts(texts);
  return (
    <Drawer
      opened={purchase !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={t.title}
      closeButtonProps={{ "aria-label": t.close }}
    >
      {purchase !== undefined && <Why purchase={purchase} />}
    </Drawer>
  );
}

/** Loads and shows the explanation of a purchase. */
export function Why({ purchase }: { readonly purchase: string }) {
  const t = useTexts(explanationTexts);
  const { number } = useFormats();
  const { language } = useLocale();
  const { data, error, refetch } = useQuery(explanationQuery(purchase, language));
  if (error !== null) {
    return <ProblemMessage of={error} onRetry={refetch} />;
  }
  if (data === undefined) {
    return (
      <Stack>
        <Skeleton height={60} />
        <Skeleton height={60} />
        <Skeleton height={60} />
      </Stack>
    );
  }
  return (
    <Stack>
      <Text>{data.customerText}</Text>
      <ExplanationList explanation={data} />
      <Text size="xs" c="dimmed">
        {t.version(number(data.rulebookVersion))}
      </Text>
    </Stack>
  );
}
