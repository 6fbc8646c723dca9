/**
 * The number, used once, with which this document may add styles of its own (Content Security
 * Policy, `style-src 'nonce-…'`); the server fills it in. Empty while developing.
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
}
