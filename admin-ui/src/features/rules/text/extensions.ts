import {
  acceptCompletion,
  autocompletion,
  completionKeymap,
  nextSnippetField,
} from "@codemirror/autocomplete";
import { defaultKeymap, historyKeymap, indentWithTab } from "@codemirror/commands";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { styleNonce } from "../../../shared/layout/nonce";
import type { Parameter, Vocabulary } from "../language/vocabulary";
import { type CompletionTexts, completions, type FindCodes } from "./completion";
import { type DiagnosticTexts, diagnostics, type ToldProblem } from "./diagnostics";
import { highlighting } from "./highlight";
import { hoverHelp } from "./hover";
import { indentation } from "./indentation";
import { look } from "./look";

/** What the text editor needs of the page around it. */
export interface TextSupport {
  readonly vocabulary: Vocabulary;
  readonly findCodes: FindCodes;
  readonly today: () => string;
  readonly isReadOnly: boolean;
  readonly label: string;
  readonly texts: CompletionTexts & DiagnosticTexts & { value: (parameter: Parameter) => string };
  /** Words of the editor itself, by their English ones. */
  readonly phrases: Readonly<Record<string, string>>;
  /** What only the server finds in a file. */
  readonly findings: (file: string) => readonly ToldProblem[];
}

/** The text editor for rule files. */
export function textExtensions(name: string, support: TextSupport): Extension {
  const { vocabulary, texts, today } = support;
  return [
    EditorView.cspNonce.of(styleNonce()),
    EditorView.contentAttributes.of({ "aria-label": support.label, tabindex: "0" }),
    EditorState.phrases.of(support.phrases),
    EditorState.readOnly.of(support.isReadOnly),
    EditorView.editable.of(!support.isReadOnly),
    lineNumbers(),
    lintGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    drawSelection(),
    EditorView.lineWrapping,
    indentation(),
    highlighting(),
    look,
    autocompletion({
      override: [completions(vocabulary, support.findCodes, today, texts)],
      icons: false,
      activateOnTyping: true,
    }),
    hoverHelp(texts.value),
    diagnostics(vocabulary, texts, today, () => support.findings(name)),
    Prec.highest(
      keymap.of([{ key: "Tab", run: (view) => acceptCompletion(view) || nextSnippetField(view) }]),
    ),
    // Tab leaves the editor, unless there is something to accept or a field to go to.
    keymap.of([
      ...completionKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap.filter((binding) => binding.run !== indentWithTab.run),
    ]),
  ];
}
