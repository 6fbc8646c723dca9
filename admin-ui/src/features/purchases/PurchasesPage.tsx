import { Page } from "../../shared/layout/Page";

export function PurchasesPage() {
  return <Page title="Purchases">{null}</Page>;
}
