/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";

/** A code for scanners; drawn when it is needed, by a library that is loaded then. */
export function Qr({ value, label }: { readonly value: string; readonly label: string }) {
  const [drawing, setDrawing] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    import("uqr").then(({ encode }) => {
      const { data, size } = encode(value, { border: 2 });
      const path = data
        .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
        .join("");
      if (wanted) {
        setDrawing({ size, path });
      }
    });
    return () => {
      wanted = false;
    };
  }, [value]);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawing?.size ?? 1} ${drawing?.size ?? 1}`}
      shape-rendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      {drawing !== null && <path d={drawing.path} fill="#000" />}
    </svg>
  );
}
