/** What can be seen of a file before it is sent. */
export interface Sample {
  readonly header: readonly string[];
  /** The first rows, as long as the header. */
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  /** As the server calls it. */
  readonly charset: "UTF-8" | "windows-1252";
}

export const ROWS_SHOWN = 8;
/** Enough for the first rows of any file that people make. */
const BYTES_READ = 256 * 1024;
const DELIMITERS = [",", ";", "\t", "|"];
const GZIP = [0x1f, 0x8b];

/** Reads the header and the first rows of a CSV file, plain or gzip, without reading the rest. */
export async function readSample(file: Blob): Promise<Sample | null> {
  const bytes = await firstBytes(file);
  const { text, charset } = decoded(bytes);
  const delimiter = delimiterOf(text);
  const [header, ...rows] = parseCsv(text, delimiter, ROWS_SHOWN + 2);
  if (header === undefined || header.length < 2) {
    return null;
  }
  const isCut = bytes.length >= BYTES_READ && rows.length <= ROWS_SHOWN;
  return {
    header: header.map((name) => name.trim()),
    rows: rows.slice(0, isCut ? -1 : ROWS_SHOWN).slice(0, ROWS_SHOWN),
    delimiter,
    charset,
  };
}

async function firstBytes(file: Blob): Promise<Uint8Array> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isGzip = head[0] === GZIP[0] && head[1] === GZIP[1];
  if (!isGzip) {
    return new Uint8Array(await file.slice(0, BYTES_READ).arrayBuffer());
  }
  const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < BYTES_READ) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    chunks.push(value);
    length += value.length;
  }
  void reader.cancel().catch(() => undefined);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes.slice(0, BYTES_READ);
}

/** UTF-8 where it is; else what spreadsheets on Windows write. */
function decoded(bytes: Uint8Array): { text: string; charset: Sample["charset"] } {
  try {
    // `stream`: the last character may be cut in the middle.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return { text, charset: "UTF-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), charset: "windows-1252" };
  }
}

/** The one of which the first line has the most. */
function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/\r?\n|$/));
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Rows of a CSV text (RFC 4180): quoted fields may hold delimiters, line ends and doubled quotes. */
export function parseCsv(text: string, delimiter: string, rowsMax: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let isQuoted = false;
  const endRow = () => {
    row.push(field);
    field = "";
    if (row.length > 1 || row[0] !== "") {
      rows.push(row);
    }
    row = [];
  };
  for (let at = 0; at < text.length && rows.length < rowsMax; at++) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character !== '"') {
        field += character;
      } else if (text.charAt(at + 1) === '"') {
        field += '"';
        at++;
      } else {
        isQuoted = false;
      }
    } else if (character === '"' && field === "") {
      isQuoted = true;
    } else if (character === delimiter) {
      row.push(field);
      field = "";
    } else if (character === "\n") {
      endRow();
    } else if (character !== "\r") {
      field += character;
    }
  }
  if (rows.length < rowsMax && (field !== "" || row.length > 0)) {
    endRow();
  }
  return rows;
}
