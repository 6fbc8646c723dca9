import { catalogue, plural } from "../shared/i18n/catalogue";

export const shellTexts = catalogue(
  {
    skip: "Skip to content",
    menu: "Open or close the navigation",
    navigation: "Main",
    waiting: (count: number) =>
      plural(count, "1 draft waits for approval", `${count} drafts wait for approval`),
    demo: "Demo programme: anybody can sign in. Do not enter real data.",
    user: {
      account: "Your account",
      look: "Look",
      light: "Light",
      dark: "Dark",
      auto: "As the system",
      language: "Language",
      api: "API documentation",
      signOut: "Sign out",
    },
    notAllowed: {
      title: "Not for your role",
      text: (roles: string, mine: string) =>
        `This page is for ${roles}. You are signed in as ${mine}. Ask an admin if you need it.`,
      home: "To the start",
    },
    missing: {
      title: "There is no such page",
      text: "The address may be mistyped, or what was here has been removed.",
    },
    failed: "This page could not be shown",
    failedSignIns: {
      title: (count: number) =>
        plural(
          count,
          "1 attempt to sign in as you failed",
          `${count} attempts to sign in as you failed`,
        ),
      text: (since: string) =>
        `Since ${since}, before you signed in now. If that was not you, choose another password and tell an admin.`,
      close: "I have seen it",
    },
    again: {
      title: "Your session has ended",
      text: "Sign in again to go on. What you have typed is still here.",
      other: "Sign in as somebody else",
      otherLoses: "That leaves this page.",
    },
  },
  {
    skip: "Zum Inhalt springen",
    menu: "Navigation öffnen oder schließen",
    navigation: "Hauptnavigation",
    waiting: (count) =>
      plural(count, "1 Entwurf wartet auf Freigabe", `${count} Entwürfe warten auf Freigabe`),
    demo: "Demoprogramm: Jeder kann sich anmelden. Geben Sie keine echten Daten ein.",
    user: {
      account: "Ihr Konto",
      look: "Darstellung",
      light: "Hell",
      dark: "Dunkel",
      auto: "Wie das System",
      language: "Sprache",
      api: "API-Dokumentation",
      signOut: "Abmelden",
    },
    notAllowed: {
      title: "Nicht für Ihre Rolle",
      text: (roles, mine) =>
        `Diese Seite ist für ${roles}. Sie sind als ${mine} angemeldet. Fragen Sie einen Admin, wenn Sie sie brauchen.`,
      home: "Zum Start",
    },
    missing: {
      title: "Diese Seite gibt es nicht",
      text: "Vielleicht ist die Adresse vertippt, oder was hier war, wurde entfernt.",
    },
    failed: "Diese Seite konnte nicht gezeigt werden",
    failedSignIns: {
      title: (count) =>
        plural(
          count,
          "1 Versuch, sich als Sie anzumelden, ist gescheitert",
          `${count} Versuche, sich als Sie anzumelden, sind gescheitert`,
        ),
      text: (since) =>
        `Seit ${since}, bevor Sie sich jetzt angemeldet haben. Wenn Sie das nicht waren, wählen Sie ein anderes Passwort und sagen Sie es einem Admin.`,
      close: "Gelesen",
    },
    again: {
      title: "Ihre Sitzung ist beendet",
      text: "Melden Sie sich neu an, um weiterzumachen. Was Sie eingegeben haben, ist noch da.",
      other: "Als jemand anderes anmelden",
      otherLoses: "Damit verlassen Sie diese Seite.",
    },
  },
);
