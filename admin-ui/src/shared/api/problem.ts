/** A field that is wrong: a JSON pointer to it (RFC 6901), and what is wrong. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** Why something was not done, as the server says it (RFC 9457). */
export interface Problem {
  /** The stable end of the problem's type, such as `unknown-store`. */
  readonly slug: string;
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  /** Further members, such as `memberId`. */
  readonly members: Readonly<Record<string, unknown>>;
}

const URN = "urn:regulars:problem:";

/** No answer came: the server is away, or the network. */
export const UNREACHABLE: Problem = {
  slug: "unreachable",
  status: 0,
  title: "Unreachable",
  detail: "The server does not answer.",
  errors: [],
  members: {},
};

/** Thrown by calls that were refused or failed. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.slug}: ${problem.detail}`);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** Reads the body of a refusal, whatever it is: a proxy on the way may have answered. */
export function readProblem(body: unknown, status: number): Problem {
  const given = isRecord(body) ? body : {};
  const { type, title, detail, errors, status: _, ...members } = given;
  return {
    slug: typeof type === "string" && type.startsWith(URN) ? type.slice(URN.length) : "unknown",
    status,
    title: typeof title === "string" ? title : `HTTP ${status}`,
    detail: typeof detail === "string" ? detail : "",
    errors: Array.isArray(errors) ? errors.flatMap(fieldProblem) : [],
    members,
  };
}

/** The problem behind anything that was thrown. */
export function problemOf(failure: unknown): Problem {
  if (failure instanceof ProblemError) {
    return failure.problem;
  }
  if (failure instanceof TypeError) {
    // What fetch throws when no answer came.
    return UNREACHABLE;
  }
  return {
    ...UNREACHABLE,
    slug: "page-error",
    title: "Error",
    detail: failure instanceof Error ? failure.message : String(failure),
  };
}

function fieldProblem(error: unknown): FieldProblem[] {
  return isRecord(error) && typeof error.pointer === "string" && typeof error.detail === "string"
    ? [{ pointer: error.pointer, detail: error.detail }]
    : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
