import { Page } from "../../shared/layout/Page";

export function HomePage() {
  return <Page title="Home">{null}</Page>;
}
