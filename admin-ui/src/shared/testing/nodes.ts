/** A part of a source file, as parsers see it. */
export interface Node {
  readonly type: string;
  readonly [name: string]: unknown;
}

/** Whether something is a part of a source file. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

/** A tree with all that is below it. */
export function* nodes(tree: unknown): Generator<Node> {
  if (Array.isArray(tree)) {
    for (const item of tree) {
      yield* nodes(item);
    }
  } else if (isNode(tree)) {
    yield tree;
    for (const value of Object.values(tree)) {
      yield* nodes(value);
    }
  }
}
