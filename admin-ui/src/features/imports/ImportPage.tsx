import { Page } from "../../shared/layout/Page";

export function ImportPage() {
  return <Page title="Import">{null}</Page>;
}
