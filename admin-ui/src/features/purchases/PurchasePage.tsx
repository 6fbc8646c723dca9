import { Page } from "../../shared/layout/Page";

export function PurchasePage() {
  return <Page title="Purchase">{null}</Page>;
}
