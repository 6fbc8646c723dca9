import { Page } from "../../shared/layout/Page";

export function ExamplesPage() {
  return <Page title="Examples">{null}</Page>;
}
