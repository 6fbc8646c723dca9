import { Page } from "../../shared/layout/Page";

export function ImportsPage() {
  return <Page title="Imports">{null}</Page>;
}
