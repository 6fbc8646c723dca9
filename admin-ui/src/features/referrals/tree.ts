import type { ReferralCase } from "./referrals";

type Link = ReferralCase["links"][number];

/** Somebody, and whom they brought. */
export interface Branch {
  readonly id: string;
  /** How they came; undefined for the first of a tree. */
  readonly link: Link | undefined;
  readonly children: readonly Branch[];
  /** They stand further up already: whoever follows invitations comes round in a ring. */
  readonly again: boolean;
}

/** Who brought whom, from the top down. A ring is begun where somebody looks at it. */
export function treesOf(links: readonly Link[], begin: readonly string[]): readonly Branch[] {
  const brought = new Map<string, Link[]>();
  const came = new Set<string>();
  for (const link of links) {
    brought.set(link.referrer, [...(brought.get(link.referrer) ?? []), link]);
    came.add(link.friend);
  }
  const seen = new Set<string>();
  const grow = (id: string, link: Link | undefined): Branch => {
    const again = seen.has(id);
    seen.add(id);
    const children = again ? [] : (brought.get(id) ?? []).map((next) => grow(next.friend, next));
    return { id, link, children, again };
  };
  const roots = [...brought.keys()].filter((id) => !came.has(id)).map((id) => grow(id, undefined));
  const rings = [...begin, ...brought.keys()]
    .filter((id) => brought.has(id))
    .flatMap((id) => (seen.has(id) ? [] : [grow(id, undefined)]));
  return [...roots, ...rings];
}
