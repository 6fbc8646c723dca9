import { CODE_LENGTH_MAX } from "./bounds";
import { type Said, said } from "./said";

const UNSEEN = /^[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Cf}]$/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{Nd}]$/u;
const SPACE = /^[\p{Zs}]$/u;
/** Spaces that do not break are no white space to Java. */
const UNBREAKABLE = "\u00A0\u2007\u202F";
const IN_CODES = " _.,:/&+#@!%()'-";
/** In a code they have twins in its place, which look the same and mean nothing. */
const REPLACED = '"$*;<=>?[\\]^`{|}~';
const FULL_WIDTH = 0xff01 - 0x21;
const ASCII_MAX = 0x7f;
const WHITE = /^[\p{Zs}\p{Zl}\p{Zp}\t-\r]$/u;
/** White space to Java, too: what parted files, groups, records and units. */
const SEPARATORS = [0x1c, 0x1d, 0x1e, 0x1f];
const NOT_IN_TEXTS = '"\\{}';
const ZERO_WIDTH_JOINER = "\u200D";
/** Most lines have nothing else; a regular expression finds that out at once. */
const PLAIN = /^[ -~\t]*$/;

function isUnseen(character: string): boolean {
  return character !== ZERO_WIDTH_JOINER && UNSEEN.test(character);
}

/** How a message names a character: as itself where it can be seen. */
export function nameOf(character: string): string {
  const hidden = isUnseen(character) || (SPACE.test(character) && !UNBREAKABLE.includes(character));
  const code = character.codePointAt(0) ?? 0;
  return hidden ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` : character;
}

/** The first character that may not even stand in a comment, and where it stands. */
export function unfitForFile(line: string): { at: number; character: string } | null {
  if (PLAIN.test(line)) {
    return null;
  }
  let at = 0;
  for (const character of line) {
    if (character !== "\t" && isUnseen(character)) {
      return { at, character };
    }
    at += character.length;
  }
  return null;
}

/** What is wrong with a code, null where nothing is. */
export function complaintAboutCode(code: string): Said | null {
  if (code.length === 0) {
    return said("code-missing");
  }
  if (code.length > CODE_LENGTH_MAX) {
    return said("code-too-long", CODE_LENGTH_MAX);
  }
  if (code.startsWith(" ") || code.endsWith(" ")) {
    return said("code-spaces");
  }
  if (code.includes("//")) {
    return said("code-slashes", named(code));
  }
  for (const character of code) {
    if (!mayStandInCode(character)) {
      return said("code-character", nameOf(character), named(code));
    }
  }
  return null;
}

function mayStandInCode(character: string): boolean {
  return (
    LETTER_OR_DIGIT.test(character) ||
    IN_CODES.includes(character) ||
    ((character.codePointAt(0) ?? 0) > ASCII_MAX && !isUnseen(character) && !isWhite(character))
  );
}

function isWhite(character: string): boolean {
  return WHITE.test(character) || SEPARATORS.includes(character.codePointAt(0) ?? 0);
}

/** A till's code as it is named in rules: see `Codes` on the server. */
export function named(code: string): string {
  let written = "";
  for (const character of code) {
    if (isWhite(character)) {
      written += " ";
    } else if (REPLACED.includes(character) || (character === "/" && written.endsWith("/"))) {
      written += String.fromCodePoint((character.codePointAt(0) ?? 0) + FULL_WIDTH);
    } else if (!isUnseen(character)) {
      written += character;
    }
  }
  return written.replace(/^ +| +$/g, "");
}

/** What is wrong with a text or a name, null where nothing is. */
export function complaintAboutText(text: string, lengthMax: number): Said | null {
  if (text.length === 0) {
    return said("text-missing");
  }
  if (text.length > lengthMax) {
    return said("text-too-long", lengthMax);
  }
  if (text.startsWith(" ") || text.endsWith(" ")) {
    return said("text-spaces");
  }
  for (const character of text) {
    if (NOT_IN_TEXTS.includes(character) || isUnseen(character)) {
      return said("text-character", nameOf(character));
    }
  }
  return null;
}
