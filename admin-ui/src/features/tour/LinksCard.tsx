const LINKS = [
  { href: "/docs", title: "API documentation", text: "Every endpoint, with examples" },
  { href: "/v1/openapi.json", title: "OpenAPI 3.1", text: "For generating a client" },
  { href: "/actuator/health", title: "Health", text: "UP when the first purchase can be taken" },
  { href: "/actuator/prometheus", title: "Figures", text: "Purchases, batches, times, queue" },
] as const;

/** What can be opened already. */
export function LinksCard() {
  return (
    <section className="card" aria-labelledby="links">
      <h2 id="links">Open</h2>
      <ul className="links">
        {LINKS.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.title}</a>
            <span>{link.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
