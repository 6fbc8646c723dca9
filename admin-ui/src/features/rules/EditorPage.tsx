import { Page } from "../../shared/layout/Page";

export function EditorPage() {
  return <Page title="Editor">{null}</Page>;
}
