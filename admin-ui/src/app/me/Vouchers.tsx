/** @jsxImportSource preact */
import type { List, Voucher } from "./server";
import { useAnswer, usePage, useTexts } from "./state";

/** Vouchers and gift cards that can be used, with what they are good for. */
export function Vouchers({ turn }: { readonly turn: number }) {
  const t = useTexts().vouchers;
  const { formats, language } = usePage();
  const vouchers = useAnswer<List<Voucher>>(`/v1/me/vouchers?limit=200&lang=${language}`, turn);
  const usable = (vouchers?.items ?? []).filter(
    ({ state }) => state === "open" || state === "not-yet",
  );
  return (
    usable.length > 0 && (
      <section className="panel" aria-labelledby="vouchers">
        <h2 id="vouchers">{t.title}</h2>
        <ul className="rows">
          {usable.map((voucher) => (
            <li key={voucher.id}>
              <span>
                {voucher.text}
                <span className="quiet">
                  {" "}
                  {voucher.name}
                  {voucher.minimumSpendMinor !== undefined &&
                    `, ${t.from(formats.money(voucher.minimumSpendMinor, voucher.currency))}`}
                </span>
                <br />
                <span className="number">{voucher.code}</span>
              </span>
              <span className="quiet">
                {voucher.state === "not-yet"
                  ? t.begins(formats.day(voucher.validFrom))
                  : voucher.validUntil !== undefined && t.until(formats.day(voucher.validUntil))}
              </span>
            </li>
          ))}
        </ul>
      </section>
    )
  );
}
