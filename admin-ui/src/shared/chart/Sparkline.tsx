import classes from "./Sparkline.module.css";
import { scaleOf } from "./scale";

interface SparklineProps {
  /** What it shows; read out in place of the picture. */
  readonly label: string;
  readonly values: readonly number[];
}

const WIDTH = 96;
const HEIGHT = 24;

/** How something went, in the size of a word. */
export function Sparkline({ label, values }: SparklineProps) {
  const scale = scaleOf(values, 1);
  const width = values.length === 0 ? WIDTH : WIDTH / values.length;
  return (
    <svg
      className={classes.sparkline}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
    >
      {values.map((value, place) => {
        const height = Math.max(1, scale.at(value) * HEIGHT);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={place}
            x={place * width}
            y={HEIGHT - height}
            width={Math.max(1, width - 1)}
            height={height}
          />
        );
      })}
    </svg>
  );
}
