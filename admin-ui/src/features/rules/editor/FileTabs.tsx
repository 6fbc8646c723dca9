import { ActionIcon, Button, Popover, Stack, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { PlusIcon } from "../../../shared/icons";
import type { EditorSearch } from "../search";
import { editorTexts } from "../texts/editor";
import classes from "./Editor.module.css";

interface FileTabsProps {
  readonly draft: string;
  readonly files: readonly string[];
  readonly view: EditorSearch["view"];
  /** Not given where files cannot be added. */
  readonly onAdd?: ((name: string) => void) | undefined;
}

/** The rule files of a draft. */
export function FileTabs({ draft, files, view, onAdd }: FileTabsProps) {
  const t = useTexts(editorTexts);
  return (
    <nav aria-label={t.files} className={classes.files}>
      {files.map((file) => (
        <Link
          key={file}
          to="/rules/$draft/$file"
          params={{ draft, file }}
          search={{ view, rule: undefined }}
          className={classes.file}
          activeOptions={{ includeSearch: false }}
          activeProps={{ "aria-current": "page" }}
        >
          {file.replace(/\.dslr$/, "")}
        </Link>
      ))}
      {onAdd !== undefined && <NewFile files={files} onAdd={onAdd} />}
    </nav>
  );
}

function NewFile({
  files,
  onAdd,
}: {
  readonly files: readonly string[];
  readonly onAdd: (name: string) => void;
}) {
  const t = useTexts(editorTexts);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const file = `${name.trim()}.dslr`;
  const error =
    name === "" || /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(name.trim())
      ? files.includes(file)
        ? t.fileNameTaken
        : undefined
      : t.fileNameBad;
  const create = (event: FormEvent) => {
    event.preventDefault();
    if (error === undefined && name.trim() !== "") {
      onAdd(file);
      setOpen(false);
      setName("");
    }
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon variant="subtle" aria-label={t.addFile} onClick={() => setOpen(!isOpen)}>
          <PlusIcon aria-hidden size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={create}>
          <Stack gap="xs">
            <TextInput
              label={t.fileName}
              description={t.fileNameHint}
              value={name}
              error={error}
              maxLength={60}
              autoComplete="off"
              data-autofocus
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" size="xs" disabled={error !== undefined || name.trim() === ""}>
              {t.create}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
