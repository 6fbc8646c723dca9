import { ActionIcon, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { DownloadIcon, MoreIcon } from "../../../shared/icons";
import { useMessages } from "../../../shared/undo/undo";
import { getZip, putFile, putZip, removeFile, zipOf } from "../calls/drafts";
import { draftQuery } from "../calls/rulebook";
import type { Draft } from "../calls/types";
import { DeleteIcon, UploadIcon } from "../icons";
import { editorTexts } from "../texts/editor";
import type { Desk } from "./desk";

interface DraftMenuProps {
  readonly draft: Draft;
  readonly desk: Desk;
  /** The file that is shown. */
  readonly file: string;
  readonly isReadOnly: boolean;
}

/** What can be done with the files of a draft as a whole. */
export function DraftMenu({ draft, desk, file, isReadOnly }: DraftMenuProps) {
  const t = useTexts(editorTexts).more;
  const { id } = draft;
  const zip = useRef<HTMLInputElement>(null);
  const { replace, remove } = useFiles(id, desk);
  const others = draft.files.map(({ name }) => name).filter((name) => name !== file);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t.label}>
            <MoreIcon aria-hidden size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={zipOf(id)}
            download
            leftSection={<DownloadIcon aria-hidden size={16} />}
          >
            {t.download}
          </Menu.Item>
          {!isReadOnly && (
            <Menu.Item
              leftSection={<UploadIcon aria-hidden size={16} />}
              onClick={() => zip.current?.click()}
            >
              {t.replace}
            </Menu.Item>
          )}
          {!isReadOnly && others.length > 0 && others.length < draft.files.length && (
            <Menu.Item
              color="red"
              leftSection={<DeleteIcon aria-hidden size={16} />}
              onClick={() => remove.mutate({ file, next: others[0] ?? "" })}
            >
              {t.remove(file)}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={zip}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label={t.replace}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (chosen !== undefined) {
            replace.mutate(chosen);
          }
        }}
      />
    </>
  );
}

/** Puts other files in place, or takes one out; both can be taken back. */
function useFiles(id: string, desk: Desk) {
  const t = useTexts(editorTexts).more;
  const queries = useQueryClient();
  const messages = useMessages();
  const navigate = useNavigate();
  const { queryKey } = draftQuery(id);
  const look = () => queries.fetchQuery({ ...draftQuery(id), staleTime: 0 });
  const replace = useMutation({
    mutationFn: async (zip: Blob) => {
      await desk.flush();
      const before = await getZip(id);
      queries.setQueryData(queryKey, await putZip(id, zip));
      return before;
    },
    onSuccess: (before) =>
      messages.undoable(t.replaced, async () => {
        queries.setQueryData(queryKey, await putZip(id, before));
      }),
    onError: messages.failed,
  });
  const remove = useMutation({
    mutationFn: async ({ file }: { readonly file: string; readonly next: string }) => {
      await desk.flush();
      const found = (await look()).files.find(({ name }) => name === file);
      if (found !== undefined) {
        await removeFile(id, file, found.etag);
      }
      await look();
      return found;
    },
    onSuccess: async (removed, { file, next }) => {
      await navigate({
        to: "/rules/$draft/$file",
        params: { draft: id, file: next },
        search: { view: undefined, rule: undefined },
      });
      if (removed !== undefined) {
        messages.undoable(t.removed(file), () => putFile(id, removed, null).then(look));
      }
    },
    onError: messages.failed,
  });
  return { replace, remove };
}
