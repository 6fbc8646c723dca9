import { useRef } from "react";

/** A value of plain data, as it was before where it is the same again: what depends on it stays. */
export function useSame<T>(value: T): T {
  const kept = useRef({ value, text: "" });
  if (kept.current.value !== value || kept.current.text === "") {
    const text = JSON.stringify(value);
    if (kept.current.text !== text) {
      kept.current = { value, text };
    }
  }
  return kept.current.value;
}
