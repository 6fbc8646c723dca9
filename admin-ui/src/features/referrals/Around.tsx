import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import type { ReferralCase } from "./referrals";
import classes from "./referrals.module.css";
import { referralsTexts } from "./texts";
import { type Branch, treesOf } from "./tree";

interface AroundProps {
  readonly found: ReferralCase;
  readonly nameOf: (member: string) => string;
}

/** Who brought whom, as lists within lists. */
export function Around({ found, nameOf }: AroundProps) {
  const t = useTexts(referralsTexts).one;
  const { referral, links } = found;
  const pair = [referral.referrer ?? referral.friend, referral.friend];
  const trees = treesOf(links, pair);
  return (
    trees.length > 0 && (
      <Section title={t.around} lead={t.aroundLead}>
        <ul className={classes.tree}>
          {trees.map((branch) => (
            <Brought key={branch.id} branch={branch} found={found} nameOf={nameOf} />
          ))}
        </ul>
      </Section>
    )
  );
}

function Brought({ branch, found, nameOf }: AroundProps & { readonly branch: Branch }) {
  const t = useTexts(referralsTexts);
  const formats = useFormats();
  const { id, link, children, again } = branch;
  const { referral, people } = found;
  const person = people.find((one) => one.id === id);
  const isOne = id === referral.friend || id === referral.referrer;
  const hidden = again ? 0 : (person?.brought ?? 0) - children.length;
  const notes = [
    link !== undefined && `${t.states[link.state]}, ${formats.date(link.joinedAt)}`,
    person?.blocked === true && t.one.blocked,
    again && t.one.again,
  ].filter(Boolean);
  return (
    <li>
      <Anchor
        size="sm"
        {...(isOne ? { fw: 700 } : {})}
        renderRoot={(props) => <Link {...props} to="/members/$id" params={{ id }} />}
      >
        {nameOf(id)}
      </Anchor>{" "}
      <Text size="sm" component="span" c="dimmed">
        {notes.join(" · ")}
      </Text>
      {(children.length > 0 || hidden > 0) && (
        <ul>
          {children.map((child) => (
            <Brought
              key={child.link?.id ?? child.id}
              branch={child}
              found={found}
              nameOf={nameOf}
            />
          ))}
          {hidden > 0 && (
            <li>
              <Text size="sm" c="dimmed">
                {t.one.andMore(formats.number(hidden))}
              </Text>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
