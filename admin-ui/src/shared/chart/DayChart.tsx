import { Text, VisuallyHidden } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import { catalogue } from "../i18n/catalogue";
import { useFormats, useTexts } from "../i18n/LocaleProvider";
import classes from "./DayChart.module.css";
import { labelled, type Scale, scaleOf } from "./scale";

const texts = catalogue(
  {
    table: "Show as a table",
    day: "Day",
    help: "Arrow keys go from day to day.",
    weeks: "Each point is a week, named by its first day.",
  },
  {
    table: "Als Tabelle zeigen",
    day: "Tag",
    help: "Pfeiltasten gehen von Tag zu Tag.",
    weeks: "Jeder Punkt ist eine Woche, benannt nach ihrem ersten Tag.",
  },
);

/** One line of values, or one row of bars: a value for each day. */
export interface Series {
  readonly name: string;
  /** A colour by its variable. */
  readonly colour: string;
  readonly values: readonly number[];
}

interface DayChartProps {
  /** What it shows, in a sentence. */
  readonly label: string;
  readonly days: readonly string[];
  readonly series: readonly Series[];
  readonly kind: "bars" | "lines";
  readonly format: (value: number) => string;
  /** For the axis, where there is little room. */
  readonly formatShort: (value: number) => string;
  /** The places are weeks instead of days. */
  readonly isByWeek?: boolean;
}

const HEIGHT = 240;
const BOTTOM = 26;
const TOP = 10;
const LEFT = 52;
const STEPS = 4;
const LABEL_WIDTH = 64;
const BAR_MAX = 36;

/** Values by day, to look at, to point at, to walk through with arrow keys, and as a table. */
export function DayChart(props: DayChartProps) {
  const { label, days, series, kind, format, isByWeek = false } = props;
  const t = useTexts(texts);
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const [chosen, setChosen] = useState<number | null>(null);
  const help = useId();
  const scale = scaleOf(
    series.flatMap((one) => one.values),
    STEPS,
  );
  const plot = new Plot(width, days.length, scale);
  const point = (event: PointerEvent<SVGSVGElement>) =>
    setChosen(plot.placeAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
  const walk = (event: KeyboardEvent) => {
    const to = steps(event.key, chosen ?? days.length, days.length);
    if (to !== undefined) {
      event.preventDefault();
      setChosen(to);
    }
  };
  const day = chosen === null ? undefined : days[chosen];
  return (
    <div className={classes.chart}>
      {series.length > 1 && (
        <ul className={classes.legend}>
          {series.map((one) => (
            <li key={one.name}>
              <span style={{ background: one.colour }} aria-hidden />
              {one.name}
            </li>
          ))}
        </ul>
      )}
      <div
        ref={ref}
        className={classes.plot}
        role="img"
        aria-label={label}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk through the days
        tabIndex={0}
        onKeyDown={walk}
        onBlur={() => setChosen(null)}
      >
        {width > 0 && (
          <svg
            aria-hidden="true"
            width={width}
            height={HEIGHT}
            onPointerMove={point}
            onPointerDown={point}
            onPointerLeave={() => setChosen(null)}
          >
            <Axes {...props} plot={plot} scale={scale} />
            {kind === "bars" ? (
              <Bars {...props} plot={plot} chosen={chosen} />
            ) : (
              <Lines {...props} plot={plot} chosen={chosen} />
            )}
          </svg>
        )}
        {day !== undefined && chosen !== null && (
          <div
            className={classes.tip}
            data-side={chosen > days.length / 2 ? "left" : "right"}
            style={{ insetInlineStart: plot.x(chosen) }}
          >
            <Text size="xs" c="dimmed">
              {formats.longDay(day)}
            </Text>
            {series.map((one) => (
              <div key={one.name} className={classes.value}>
                <span style={{ background: one.colour }} aria-hidden />
                {one.name}
                <strong>{format(one.values[chosen] ?? 0)}</strong>
              </div>
            ))}
          </div>
        )}
      </div>
      <VisuallyHidden id={help}>{t.help}</VisuallyHidden>
      <VisuallyHidden role="status">
        {day !== undefined &&
          chosen !== null &&
          `${formats.longDay(day)}: ${series
            .map((one) => `${one.name} ${format(one.values[chosen] ?? 0)}`)
            .join(", ")}`}
      </VisuallyHidden>
      {isByWeek && (
        <Text size="xs" c="dimmed">
          {t.weeks}
        </Text>
      )}
      <details className={classes.table}>
        <summary>{t.table}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also without a mouse */}
        {/* biome-ignore lint/a11y/useSemanticElements: a name for what scrolls */}
        <div role="region" aria-label={label} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.day}</th>
                {series.map((one) => (
                  <th key={one.name} scope="col">
                    {one.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((name, place) => (
                <tr key={name}>
                  <th scope="row">{formats.day(name)}</th>
                  {series.map((one) => (
                    <td key={one.name}>{format(one.values[place] ?? 0)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}

/** Where things stand in the picture. */
class Plot {
  readonly inner: number;
  readonly band: number;

  constructor(
    readonly width: number,
    readonly count: number,
    private readonly scale: Scale,
  ) {
    this.inner = Math.max(0, width - LEFT);
    this.band = count === 0 ? this.inner : this.inner / count;
  }

  x(place: number): number {
    return LEFT + (place + 0.5) * this.band;
  }

  y(value: number): number {
    return TOP + (1 - this.scale.at(value)) * (HEIGHT - TOP - BOTTOM);
  }

  placeAt(x: number): number | null {
    const place = Math.floor((x - LEFT) / this.band);
    return place >= 0 && place < this.count ? place : null;
  }
}

interface PartProps extends DayChartProps {
  readonly plot: Plot;
}

function Axes({ days, plot, scale, formatShort }: PartProps & { readonly scale: Scale }) {
  const { shortDay } = useFormats();
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? classes.base : classes.grid}
            x1={LEFT}
            x2={plot.width}
            y1={plot.y(tick)}
            y2={plot.y(tick)}
          />
          <text className={classes.tick} x={LEFT - 8} y={plot.y(tick)} textAnchor="end" dy="0.32em">
            {formatShort(tick)}
          </text>
        </g>
      ))}
      {labelled(days.length, plot.inner / LABEL_WIDTH).map((place) => (
        <text
          key={days[place]}
          className={classes.tick}
          x={Math.min(plot.x(place), plot.width - LABEL_WIDTH / 3)}
          y={HEIGHT - 6}
          textAnchor="middle"
        >
          {shortDay(days[place] ?? "")}
        </text>
      ))}
    </>
  );
}

interface MarksProps extends PartProps {
  readonly chosen: number | null;
}

function Bars({ days, series, plot, chosen }: MarksProps) {
  const width = Math.max(1, Math.min(BAR_MAX, plot.band * 0.72));
  return series.map((one) =>
    days.map((day, place) => {
      const value = one.values[place] ?? 0;
      const [top, bottom] = [plot.y(Math.max(0, value)), plot.y(Math.min(0, value))];
      return (
        <rect
          key={one.name + day}
          className={classes.bar}
          data-dim={chosen !== null && chosen !== place}
          x={plot.x(place) - width / 2}
          y={top}
          width={width}
          height={Math.max(0, bottom - top)}
          rx={Math.min(4, width / 4)}
          fill={one.colour}
        />
      );
    }),
  );
}

function Lines({ series, plot, chosen }: MarksProps) {
  return (
    <>
      {chosen !== null && (
        <line
          className={classes.cross}
          x1={plot.x(chosen)}
          x2={plot.x(chosen)}
          y1={TOP}
          y2={HEIGHT - BOTTOM}
        />
      )}
      {series.map((one, index) => {
        const path = one.values
          .map((value, place) => `${place === 0 ? "M" : "L"}${plot.x(place)},${plot.y(value)}`)
          .join("");
        return (
          <g key={one.name}>
            {index === 0 && one.values.length > 1 && (
              <path
                className={classes.area}
                fill={one.colour}
                d={`${path}L${plot.x(one.values.length - 1)},${plot.y(0)}L${plot.x(0)},${plot.y(0)}Z`}
              />
            )}
            <path className={classes.line} stroke={one.colour} d={path} />
            {(one.values.length === 1 || chosen !== null) && (
              <circle
                className={classes.dot}
                cx={plot.x(chosen ?? 0)}
                cy={plot.y(one.values[chosen ?? 0] ?? 0)}
                r={4}
                fill={one.colour}
              />
            )}
          </g>
        );
      })}
    </>
  );
}

/** The place that a key leads to; undefined for other keys. */
function steps(key: string, from: number, count: number): number | undefined {
  const to: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowRight: from === count ? 0 : from + 1,
    Home: 0,
    End: count - 1,
  };
  const place = to[key];
  return place === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, place));
}
