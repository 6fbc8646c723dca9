import { Page } from "../../shared/layout/Page";

export function RulesPage() {
  return <Page title="Rules">{null}</Page>;
}
