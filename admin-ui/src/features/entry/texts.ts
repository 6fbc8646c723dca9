import { catalogue } from "../../shared/i18n/catalogue";

export const entryTexts = catalogue(
  {
    signIn: {
      title: "Sign in",
      lead: "to the pages of your loyalty programme",
      demo: "This is the demo. Choose who you want to be:",
      as: (role: string) => `Sign in as ${role}`,
      failed: "The provider of your account did not let you in. Try again, or ask an admin.",
    },
    setup: {
      title: "Set up Regulars",
      lead: "Makes the first admin. The server printed a one-time token when it started.",
      token: "One-time token",
      tokenHelp: "Stands in the server's log, after “setup token”.",
      login: "Your login",
      password: "Your password",
      passwordHelp: "At least 10 characters. A few random words are good.",
      name: "Your name",
      nameHelp:
        "An admin key for scripts gets it, too; its secret is shown once, on the next page.",
      submit: "Set up",
      doneTitle: "Regulars is set up",
      doneLead: "Keep the secret of the admin key somewhere safe. It is shown only now.",
      secret: "Secret of the admin key",
      goOn: "I have kept it. Go on",
      already: "This server is set up already.",
      toSignIn: "To the sign-in",
    },
    invitation: {
      title: (name: string) => `Welcome, ${name}`,
      lead: (login: string, role: string) =>
        `Your login is ${login}, your role ${role}. Choose a password to begin.`,
      password: "New password",
      passwordHelp: "At least 10 characters. A few random words are good.",
      submit: "Save and sign in",
      goneTitle: "This invitation cannot be used",
    },
    show: "Show or hide the password",
  },
  {
    signIn: {
      title: "Anmelden",
      lead: "zu den Seiten Ihres Treueprogramms",
      demo: "Das ist die Demo. Wählen Sie, wer Sie sein möchten:",
      as: (role) => `Als ${role} anmelden`,
      failed:
        "Der Anbieter Ihres Kontos hat Sie nicht hereingelassen. Versuchen Sie es noch einmal oder fragen Sie einen Admin.",
    },
    setup: {
      title: "Regulars einrichten",
      lead: "Legt den ersten Admin an. Der Server hat beim Start ein Einmal-Token ausgegeben.",
      token: "Einmal-Token",
      tokenHelp: "Steht im Protokoll des Servers nach „setup token“.",
      login: "Ihr Anmeldename",
      password: "Ihr Passwort",
      passwordHelp: "Mindestens 10 Zeichen. Ein paar zufällige Wörter sind gut.",
      name: "Ihr Name",
      nameHelp:
        "Auch ein Admin-Schlüssel für Skripte bekommt ihn; sein Geheimnis sehen Sie einmal, auf der nächsten Seite.",
      submit: "Einrichten",
      doneTitle: "Regulars ist eingerichtet",
      doneLead:
        "Bewahren Sie das Geheimnis des Admin-Schlüssels sicher auf. Es wird nur jetzt gezeigt.",
      secret: "Geheimnis des Admin-Schlüssels",
      goOn: "Ich habe es aufbewahrt. Weiter",
      already: "Dieser Server ist schon eingerichtet.",
      toSignIn: "Zur Anmeldung",
    },
    invitation: {
      title: (name) => `Willkommen, ${name}`,
      lead: (login, role) =>
        `Ihr Anmeldename ist ${login}, Ihre Rolle ${role}. Wählen Sie ein Passwort, um zu beginnen.`,
      password: "Neues Passwort",
      passwordHelp: "Mindestens 10 Zeichen. Ein paar zufällige Wörter sind gut.",
      submit: "Speichern und anmelden",
      goneTitle: "Diese Einladung gilt nicht",
    },
    show: "Passwort zeigen oder verbergen",
  },
);
