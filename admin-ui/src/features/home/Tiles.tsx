import { Skeleton } from "@mantine/core";
import { useId } from "react";
import type { Overview } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import classes from "./HomePage.module.css";
import { homeTexts } from "./texts";

interface TilesProps {
  readonly today: Overview["today"] | undefined;
  readonly currency: string;
}

/** Today in six numbers. */
export function Tiles({ today, currency }: TilesProps) {
  const t = useTexts(homeTexts);
  const { number, money } = useFormats();
  const heading = useId();
  const tiles = [
    [t.tiles.purchases, today && number(today.purchases)],
    [t.tiles.turnover, today && money(today.spentMinor, currency)],
    [t.tiles.issued, today && number(today.pointsIssued)],
    [t.tiles.redeemed, today && number(today.pointsRedeemed)],
    [t.tiles.expired, today && number(today.pointsExpired)],
    [t.tiles.active, today && number(today.activeMembers)],
  ] as const;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className={classes.today}>
        {t.today}
      </h2>
      <dl className={classes.tiles}>
        {tiles.map(([name, value]) => (
          <div key={name} className={classes.tile}>
            <dt>{name}</dt>
            <dd>{value ?? <Skeleton height={30} width="60%" />}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
