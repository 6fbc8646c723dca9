import type { EditorState } from "@codemirror/state";
import { hoverTooltip, type Tooltip } from "@codemirror/view";
import { ruleFile } from "../editor/document";
import type { Parameter } from "../language/vocabulary";

/** Tells what a sentence means, and what can stand in the place that is pointed at. */
export function hoverHelp(valueText: (parameter: Parameter) => string) {
  return hoverTooltip((view, position) => helpAt(view.state, position, valueText));
}

/** The help for what stands at a position, null where no sentence does. */
export function helpAt(
  state: EditorState,
  position: number,
  valueText: (parameter: Parameter) => string,
): Tooltip | null {
  const at = state.doc.lineAt(position);
  const line = state.field(ruleFile)?.lines[at.number - 1];
  if (!line?.use) {
    return null;
  }
  const { sentence, spans } = line.use;
  const inContent = position - at.from - line.indent;
  const index = spans.findIndex((span) => inContent >= span.start && inContent <= span.end);
  const parameter = sentence.parameters[index];
  const span = spans[index];
  const start = at.from + line.indent;
  return {
    pos: parameter && span ? start + span.start : start,
    end: parameter && span ? start + span.end : at.to,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "rl-help";
      if (parameter) {
        const value = document.createElement("strong");
        value.textContent = valueText(parameter);
        dom.append(value);
      }
      const help = document.createElement("p");
      help.textContent = sentence.help;
      dom.append(help);
      return { dom };
    },
  };
}
