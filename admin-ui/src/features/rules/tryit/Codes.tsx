import { useQuery } from "@tanstack/react-query";
import { codesQuery } from "../calls/catalogue";

/** What purchases really contain, offered by the browser while somebody types. */
export function Codes({ id, kind }: { readonly id: string; readonly kind: string }) {
  const { data } = useQuery(codesQuery(kind, ""));
  return (
    <datalist id={id}>
      {data?.items.map((item) => (
        <option key={item.code} value={item.code}>
          {item.name ?? item.code}
        </option>
      ))}
    </datalist>
  );
}
