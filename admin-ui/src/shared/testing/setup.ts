import { notifications } from "@mantine/notifications";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

configure({ asyncUtilTimeout: 5_000 });

afterEach(() => {
  notifications.clean();
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
});

// Not there in happy-dom; Mantine's lists scroll to what is chosen.
Element.prototype.scrollIntoView = () => undefined;
// Nor these; its text areas measure themselves anew when a font has come.
Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
// There is no server but those that tests begin: what is sent behind a test is never answered.
globalThis.fetch = () => new Promise(() => undefined);
