import { catalogue } from "../i18n/catalogue";

export const discountTexts = catalogue(
  {
    percent: "Percent off",
    amount: (currency: string) => `Or an amount off (${currency})`,
    scope: "Off what",
    scopes: {
      basket: "The whole basket",
      category: "Categories",
      brand: "Brands",
      product: "Products",
      cheapest: "The cheapest item",
      dearest: "The dearest item",
    },
    codes: "Their codes",
    codesHelp: "Type a code and press Enter",
    cap: (currency: string) => `At most (${currency})`,
    lineCap: (currency: string) => `At most off each line (${currency})`,
  },
  {
    percent: "Prozent Nachlass",
    amount: (currency) => `Oder ein Betrag (${currency})`,
    scope: "Wovon",
    scopes: {
      basket: "Vom ganzen Korb",
      category: "Warengruppen",
      brand: "Marken",
      product: "Waren",
      cheapest: "Vom billigsten Stück",
      dearest: "Vom teuersten Stück",
    },
    codes: "Ihre Codes",
    codesHelp: "Code eingeben und Enter drücken",
    cap: (currency) => `Höchstens (${currency})`,
    lineCap: (currency) => `Höchstens je Position (${currency})`,
  },
);
