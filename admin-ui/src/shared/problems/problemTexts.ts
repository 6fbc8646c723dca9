import { catalogue } from "../i18n/catalogue";

/** What people are told about a problem, by its type. Types not listed are told in the server's words. */
export const problemTexts = catalogue(
  {
    title: {
      default: "That did not work",
      retry: "Try again",
      reference: (id: string) => `Reference for support: ${id}`,
    },
    types: {
      unreachable: "The server does not answer. Check the connection, then try again.",
      unknown: "The server answered something that this page does not understand. Try again.",
      "page-error": "Something in this page failed. Reload it; nothing that was saved is lost.",
      unauthorized: "You are not signed in. Sign in and try again.",
      "session-ended": "Your session has ended. Sign in again to go on.",
      "sign-in": "Login or password is wrong. Check both and try again.",
      csrf: "This tab belongs to an older session. Reload the page and try again.",
      forbidden: "Your role may not do this. Ask somebody with the right role.",
      "insufficient-points": "The member has too few points.",
      "reward-not-available":
        "This reward cannot be had just now. Look at its state, stock and limits.",
      "wrong-amount": "So many points cannot be redeemed for it.",
      "redemption-state": "The redemption is in another state by now. Look at it again.",
      "referral-state": "The referral is in another state by now. Look at it again.",
      "feedback-answered": "Somebody else has answered this by now. Look at it again.",
      "reward-not-possible": "Rewards of this kind are not possible yet.",
      "too-many-points":
        "That is more points than can be counted. Look for a number that is far too large.",
      "more-than-own": "A key gives no more than it has: its stores, its rate.",
      "other-store": "This belongs to a store that you do not work for.",
      "not-found": "This is not here, or no longer. Check the address, or go back to the list.",
      "malformed-request": "Some fields need another look.",
      "too-many-requests": "That was a bit much at once. Wait a moment and try again.",
      "too-large": "That is too large to be sent.",
      busy: "The server is busy. Wait a moment and try again.",
      "internal-error":
        "The server failed. Try again; if it stays, tell support the reference below.",
      "last-admin": "This is the last active admin. Make somebody else an admin first.",
      "last-admin-key":
        "Without this key nobody could make another. Make a second admin key first.",
      "setup-token": "This token is not valid. Take the one that the server printed at its start.",
      "member-exists": "Somebody is already enrolled under one of these.",
      "unknown-store": "This store is not known. Check its code.",
      "unknown-member": "No member was found. Check the number.",
      "member-blocked": "The member is blocked and collects nothing.",
      "nothing-left-to-return":
        "More is to be returned than is left of a line. Lower the quantity.",
      "return-conflict": "This return receipt was used for another return. Take another number.",
      "login-taken": "Somebody already uses this login. Choose another.",
      invitation: "This invitation has been used or has expired. Ask an admin for a new link.",
      "wrong-password": "The current password is wrong.",
      "weak-password": "This password is too easy to guess. Choose another.",
      "too-many-attempts": "Too many failed attempts. Wait a few minutes, then try again.",
      "no-password": "This person signs in elsewhere; the password is changed there.",
      "person-off": "This person is switched off. Switch them on first.",
      "people-only": "Only a person who has signed in can do this, not an API key.",
      "foreign-origin": "This came from a page of another site. Use the pages of this server.",
      "four-eyes":
        "Somebody else has to approve this: nobody approves their own change, or that of an API key that they made.",
      "edit-conflict": "Somebody else changed this file meanwhile. Nothing of theirs is lost.",
      "draft-state": "This draft is no longer open for that. You see how it stands now.",
      "draft-changed": "Somebody changed the draft at this moment. Look at it again, then go on.",
      "rulebook-state": "Meanwhile it stands differently. You see how it is now.",
      "rulebook-not-sound": "The rules have problems, or examples fail. Mend them first.",
      "live-changed":
        "Another version went live at the same moment. Look at the changes again, then publish.",
      "moment-taken": "Another version goes live at that moment. Set another time.",
      "time-passed": "This time has passed. Set a time to come.",
      "too-late": "It goes live within seconds. Once it is live, roll back instead.",
      "never-live": "This version was never live. Start a draft from it instead.",
    },
  },
  {
    title: {
      default: "Das hat nicht geklappt",
      retry: "Noch einmal versuchen",
      reference: (id) => `Kennung für den Support: ${id}`,
    },
    types: {
      unreachable:
        "Der Server antwortet nicht. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
      unknown:
        "Der Server hat etwas geantwortet, das diese Seite nicht versteht. Versuchen Sie es noch einmal.",
      "page-error":
        "Auf dieser Seite ist etwas fehlgeschlagen. Laden Sie sie neu; was gespeichert war, ist nicht verloren.",
      unauthorized:
        "Sie sind nicht angemeldet. Melden Sie sich an und versuchen Sie es noch einmal.",
      "session-ended": "Ihre Sitzung ist beendet. Melden Sie sich neu an, um weiterzumachen.",
      "sign-in": "Anmeldename oder Passwort ist falsch. Prüfen Sie beides.",
      csrf: "Dieser Tab gehört zu einer älteren Sitzung. Laden Sie die Seite neu.",
      forbidden: "Ihre Rolle darf das nicht. Fragen Sie jemanden mit der richtigen Rolle.",
      "insufficient-points": "Das Mitglied hat zu wenige Punkte.",
      "reward-not-available":
        "Diese Prämie gibt es gerade nicht. Sehen Sie nach Zustand, Bestand und Grenzen.",
      "wrong-amount": "So viele Punkte lassen sich dafür nicht einlösen.",
      "redemption-state":
        "Die Einlösung ist inzwischen in einem anderen Zustand. Sehen Sie noch einmal nach.",
      "referral-state":
        "Die Empfehlung ist inzwischen in einem anderen Zustand. Sehen Sie sie neu an.",
      "feedback-answered":
        "Das hat inzwischen jemand anders beantwortet. Sehen Sie noch einmal nach.",
      "reward-not-possible": "Prämien dieser Art sind noch nicht möglich.",
      "too-many-points":
        "Das sind mehr Punkte, als sich zählen lassen. Suchen Sie eine Zahl, die viel zu groß ist.",
      "more-than-own": "Ein Schlüssel gibt nicht mehr, als er hat: seine Filialen, seine Rate.",
      "other-store": "Das gehört zu einer Filiale, für die Sie nicht arbeiten.",
      "not-found":
        "Das gibt es hier nicht (mehr). Prüfen Sie die Adresse oder gehen Sie zur Liste.",
      "malformed-request": "Einige Felder brauchen noch einen Blick.",
      "too-many-requests":
        "Das war etwas viel auf einmal. Warten Sie kurz und versuchen Sie es noch einmal.",
      "too-large": "Das ist zu groß, um gesendet zu werden.",
      busy: "Der Server ist ausgelastet. Warten Sie kurz und versuchen Sie es noch einmal.",
      "internal-error":
        "Auf dem Server ist etwas fehlgeschlagen. Versuchen Sie es noch einmal; bleibt es so, nennen Sie dem Support die Kennung.",
      "last-admin": "Das ist der letzte aktive Admin. Machen Sie zuerst jemand anderen zum Admin.",
      "last-admin-key":
        "Ohne diesen Schlüssel könnte niemand einen neuen machen. Legen Sie zuerst einen zweiten Admin-Schlüssel an.",
      "setup-token":
        "Dieses Token gilt nicht. Nehmen Sie das, das der Server beim Start ausgegeben hat.",
      "member-exists": "Unter einer dieser Angaben ist schon jemand angemeldet.",
      "unknown-store": "Diese Filiale ist nicht bekannt. Prüfen Sie den Code.",
      "unknown-member": "Kein Mitglied gefunden. Prüfen Sie die Nummer.",
      "member-blocked": "Das Mitglied ist gesperrt und sammelt nichts.",
      "nothing-left-to-return":
        "Es soll mehr zurückgegeben werden, als von einer Position übrig ist. Verringern Sie die Menge.",
      "return-conflict":
        "Dieser Retourenbeleg gehört zu einer anderen Rückgabe. Nehmen Sie eine andere Nummer.",
      "login-taken": "Diesen Anmeldenamen gibt es schon. Wählen Sie einen anderen.",
      invitation:
        "Diese Einladung wurde benutzt oder ist abgelaufen. Bitten Sie einen Admin um einen neuen Link.",
      "wrong-password": "Das aktuelle Passwort ist falsch.",
      "weak-password": "Dieses Passwort ist zu leicht zu erraten. Wählen Sie ein anderes.",
      "too-many-attempts":
        "Zu viele Fehlversuche. Warten Sie einige Minuten und versuchen Sie es noch einmal.",
      "no-password": "Diese Person meldet sich woanders an; das Passwort wird dort geändert.",
      "person-off": "Diese Person ist abgeschaltet. Schalten Sie sie zuerst ein.",
      "people-only": "Das kann nur eine angemeldete Person, kein API-Schlüssel.",
      "foreign-origin":
        "Das kam von einer Seite einer anderen Website. Benutzen Sie die Seiten dieses Servers.",
      "four-eyes":
        "Das muss jemand anderes freigeben: Niemand gibt die eigene Änderung frei, auch nicht die eines eigenen API-Schlüssels.",
      "edit-conflict":
        "Jemand anderes hat diese Datei inzwischen geändert. Nichts davon geht verloren.",
      "draft-state": "Dieser Entwurf ist dafür nicht mehr offen. Sie sehen, wie er jetzt steht.",
      "draft-changed":
        "Jemand hat den Entwurf in diesem Moment geändert. Sehen Sie ihn noch einmal an.",
      "rulebook-state": "Inzwischen steht es anders darum. Sie sehen den jetzigen Stand.",
      "rulebook-not-sound":
        "Die Regeln haben Probleme, oder Beispiele stimmen nicht. Beheben Sie das zuerst.",
      "live-changed":
        "Im selben Moment trat eine andere Version in Kraft. Sehen Sie die Änderungen noch einmal an, dann veröffentlichen Sie.",
      "moment-taken":
        "Zu diesem Zeitpunkt tritt eine andere Version in Kraft. Wählen Sie einen anderen.",
      "time-passed": "Dieser Zeitpunkt ist vorbei. Wählen Sie einen, der noch kommt.",
      "too-late": "Sie tritt in Sekunden in Kraft. Danach können Sie zurückkehren.",
      "never-live": "Diese Version war nie gültig. Beginnen Sie stattdessen einen Entwurf aus ihr.",
    },
  },
);
