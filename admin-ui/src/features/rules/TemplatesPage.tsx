import { Page } from "../../shared/layout/Page";

export function TemplatesPage() {
  return <Page title="Templates">{null}</Page>;
}
