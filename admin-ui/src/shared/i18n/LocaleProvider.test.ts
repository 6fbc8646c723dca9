import { describe, expect, it } from "vitest";
import { firstLanguage, localeOf } from "./LocaleProvider";

describe("the first language", () => {
  it("is the one that was chosen on this device", () => {
    expect(firstLanguage("de", ["en-GB"])).toBe("de");
  });

  it("is else the first of the browser's that there is", () => {
    expect(firstLanguage(null, ["fr-FR", "de-AT", "en"])).toBe("de");
  });

  it("is English for everybody else", () => {
    expect(firstLanguage("klingon", ["fr-FR"])).toBe("en");
  });
});

it("dates look as in the browser's own region where it speaks the language", () => {
  expect(localeOf("de", ["de-AT"])).toBe("de-AT");
  expect(localeOf("en", ["de-AT"])).toBe("en-GB");
});

it("a name that is no language tag is passed over", () => {
  expect(localeOf("en", ["en-US@posix"])).toBe("en-GB");
  expect(localeOf("en", ["en-US@posix", "en-US"])).toBe("en-US");
});
