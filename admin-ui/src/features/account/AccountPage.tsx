import { Page } from "../../shared/layout/Page";

export function AccountPage() {
  return <Page title="Account">{null}</Page>;
}
