import { ActionIcon, Menu } from "@mantine/core";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { ChevronDownIcon, CopyIcon, MoreIcon } from "../../../shared/icons";
import { useMessages } from "../../../shared/undo/undo";
import { editLine, useEditing } from "../editor/context";
import { DeleteIcon } from "../icons";
import { duplicateSentence } from "../language/edits";
import { cardTexts } from "../texts/cards";
import { moveLine, removeLine } from "./rowEdits";
import classes from "./SentenceRow.module.css";
import { type LineView, wordsOf } from "./views";

/** What can be done with a line besides changing it. */
export function RowMenu({ view }: { readonly view: LineView }) {
  const t = useTexts(cardTexts).sentence;
  const { document } = useEditing();
  const messages = useMessages();
  const { id } = view;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t.actions(wordsOf(view))} mt={4}>
          <MoreIcon aria-hidden size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<CopyIcon aria-hidden size={16} />}
          onClick={() => editLine(document, id, duplicateSentence)}
        >
          {t.duplicate}
        </Menu.Item>
        <Menu.Item
          leftSection={<ChevronDownIcon aria-hidden size={16} className={classes.up ?? ""} />}
          rightSection={<kbd className={classes.key}>{t.upKey}</kbd>}
          onClick={() => moveLine(document, id, -1)}
        >
          {t.up}
        </Menu.Item>
        <Menu.Item
          leftSection={<ChevronDownIcon aria-hidden size={16} />}
          rightSection={<kbd className={classes.key}>{t.downKey}</kbd>}
          onClick={() => moveLine(document, id, 1)}
        >
          {t.down}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<DeleteIcon aria-hidden size={16} />}
          onClick={() => {
            const before = document.snapshot();
            removeLine(document, id);
            const after = document.snapshot();
            messages.undoable(t.removed, async () => document.takeBack(before, after));
          }}
        >
          {t.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
