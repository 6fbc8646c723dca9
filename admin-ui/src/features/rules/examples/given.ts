import type { FileText } from "../calls/types";

/** The lines of each example, by file and name, as they are written. */
export function givenOf(files: readonly FileText[]): Map<string, string> {
  const given = new Map<string, string>();
  for (const file of files) {
    for (const block of file.text.split(/^(?=- )/m).filter((one) => one.startsWith("- "))) {
      const name = block.match(/^- name:\s*(.*?)\s*$/m)?.[1] ?? "";
      const lines = block
        .split("\n")
        .filter((line) => !/^\s*(- name:|#)/.test(line) && line.trim() !== "")
        .map((line) => line.replace(/^ {2}/, ""));
      given.set(`${file.name} ${unquoted(name)}`, lines.join("\n"));
    }
  }
  return given;
}

/** A name in YAML may stand in quotation marks. */
function unquoted(name: string): string {
  const quoted = name.match(/^(["'])(.*)\1$/);
  return quoted?.[2] === undefined
    ? name
    : quoted[2].replaceAll(quoted[1] === "'" ? "''" : '\\"', quoted[1] === "'" ? "'" : '"');
}
