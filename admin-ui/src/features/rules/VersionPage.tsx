import { Page } from "../../shared/layout/Page";

export function VersionPage() {
  return <Page title="Version">{null}</Page>;
}
