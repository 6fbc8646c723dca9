import { Modal, type ModalProps } from "@mantine/core";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";

const texts = catalogue({ close: "Close" }, { close: "Schließen" });

/** A dialog over the page; its cross has a name. */
export function Dialog(props: ModalProps) {
  const t = useTexts(texts);
  return <Modal closeButtonProps={{ "aria-label": t.close }} {...props} />;
}
