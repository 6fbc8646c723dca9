import type { ReactNode } from "react";
import mark from "../../shared/regulars.svg";

interface MemberPageProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** The frame of every page: skip link, product name, one heading, content, footer. */
export function MemberPage({ title, lead, children }: MemberPageProps) {
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className="bar">
        <span className="brand">
          <img src={mark} alt="" width="28" height="28" />
          Regulars
        </span>
        <nav aria-label="Pages">
          <a href="/admin">Programme</a>
          <a href="/me">My points</a>
          <a href="/docs">API</a>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        <section className="hero">
          <h1>{title}</h1>
          <p>{lead}</p>
        </section>
        {children}
      </main>
      <footer>Regulars is free software under the Apache License 2.0.</footer>
    </>
  );
}
