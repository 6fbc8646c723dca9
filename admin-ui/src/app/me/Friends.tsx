/** @jsxImportSource preact */
import { Qr } from "./Qr";
import type { Friend, Invitation, List } from "./server";
import { useAnswer, usePage, useTexts } from "./state";

/** How to bring somebody along, and what became of those who came. */
export function Friends({ turn }: { readonly turn: number }) {
  const t = useTexts().friends;
  const { formats, language, look, say } = usePage();
  const invitation = useAnswer<Invitation>("/v1/me/referral", turn);
  const friends = useAnswer<List<Friend>>(`/v1/me/referrals?lang=${language}`, turn);
  if (invitation === null) {
    return null;
  }
  const link = `${location.origin}/me/join?code=${invitation.code}`;
  const share = async () => {
    try {
      if (navigator.share === undefined) {
        await navigator.clipboard.writeText(link);
        say(t.copied);
      } else {
        await navigator.share({ title: look.name, text: t.invite(look.name), url: link });
      }
    } catch {
      // Who closes the sheet has changed their mind; the link stands on the page.
    }
  };
  return (
    <section className="panel" aria-labelledby="friends">
      <h2 id="friends">{t.title}</h2>
      <p>{t.lead}</p>
      <p>
        <a href={link}>{link}</a>
      </p>
      <Qr value={link} label={t.code} />
      <button type="button" onClick={share}>
        {t.share}
      </button>
      {invitation.joined > 0 && (
        <p>
          {t.sofar(formats.number(invitation.joined), formats.number(invitation.pointsAccrued))}
        </p>
      )}
      {friends !== null && friends.items.length > 0 && (
        <ul className="rows">
          {friends.items.map((friend) => (
            <li key={friend.id}>
              <span>
                {friend.side === "referrer" ? t.cameOn(formats.date(friend.joinedAt)) : t.youCame}
                <span className="quiet"> {friend.text}</span>
              </span>
              <span className="quiet">{t.states[friend.state as keyof typeof t.states]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
