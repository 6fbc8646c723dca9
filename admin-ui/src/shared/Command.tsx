import { useState } from "react";

interface CommandProps {
  readonly title: string;
  readonly text: string;
}

/** One shell command with a button that copies it. */
export function Command({ title, text }: CommandProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <figure className="command">
      <figcaption>
        {title}
        <button type="button" onClick={copy} aria-label={`Copy: ${title}`}>
          {copied ? "Copied" : "Copy"}
        </button>
      </figcaption>
      <pre>
        <code>{text}</code>
      </pre>
    </figure>
  );
}
