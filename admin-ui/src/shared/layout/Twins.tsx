import { Text } from "@mantine/core";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";

const texts = catalogue(
  { like: (name: string) => `Looks like “${name}”, which is another.` },
  { like: (name: string) => `Sieht aus wie „${name}“, ist aber ein anderer Eintrag.` },
);

/** What is said of a name that people cannot tell from another one. */
export function Twins({ of }: { readonly of: readonly { readonly like: string }[] }) {
  const t = useTexts(texts);
  return of.map(({ like }) => (
    <Text key={like} size="xs" c="amber.9">
      {t.like(like)}
    </Text>
  ));
}
