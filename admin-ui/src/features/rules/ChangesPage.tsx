import { Page } from "../../shared/layout/Page";

export function ChangesPage() {
  return <Page title="Changes">{null}</Page>;
}
