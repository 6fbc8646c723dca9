# Sentences about the parts in which a purchase is paid: its "payments".

# group: Ways of payment

# about: purchase

# id: paid-with-at-least
# {amount}: money
# {methods}: codes of payment-method
# called: the least amount paid with {methods}
# help: So much or more is paid in this way (in all those named, together), as the payments of the purchase say.
# words: card, cash, mobile, wallet, pay, credit, gift card, stored value, Karte, bar, bezahlen, Zahlung, Zahlungsart, Kreditkarte, App, Guthaben, Geschenkkarte, least, minimum, mindestens
# example: At least 10.00 EUR is paid with "app"
[when]At least {amount} is paid with {methods}=Basket( paidWith({methods}) >= {amount} )

# id: paid-with-at-most
# {amount}: money
# {methods}: codes of payment-method
# called: the greatest amount paid with {methods}
# help: So much or less is paid in this way (in all those named, together), as the payments of the purchase say; also nothing.
# words: card, cash, mobile, wallet, pay, credit, gift card, stored value, Karte, bar, bezahlen, Zahlung, Zahlungsart, Kreditkarte, App, Guthaben, Geschenkkarte, most, maximum, nothing, höchstens, nichts
# example: At most 10.00 EUR is paid with "gift-card"
[when]At most {amount} is paid with {methods}=Basket( paidWith({methods}) <= {amount} )

# group: Points by way of payment

# id: per-amount-paid-with
# {points}: decimal
# {amount}: money
# {methods}: codes of payment-method
# award: {points} points? per {amount} paid with {methods}
# called: the [{points}] points? per {amount} paid with {methods}
# help: In proportion, for the part of the purchase that is paid in this way (in all those named, together). Lines that earn nothing take their part of each payment with them.
# words: card, cash, mobile, wallet, pay, credit, gift card, stored value, Karte, bar, bezahlen, Zahlung, Zahlungsart, Kreditkarte, App, Guthaben, Geschenkkarte, earn, collect, sammeln, Punkte pro
# example: Give 2 points per 1.00 EUR paid with "app"
[then]Give {points} points? per {amount} paid with {methods}=proposals.perAmountPaid({points}, {amount}, "every", "with", {methods});

# id: per-full-amount-paid-with
# {points}: decimal
# {amount}: money
# {methods}: codes of payment-method
# award: {points} points? for every full {amount} paid with {methods}
# called: the [{points}] points? for every full {amount} paid with {methods}
# help: Stepwise: only full amounts give points, of the part of the purchase that is paid in this way (in all those named, together). Lines that earn nothing take their part of each payment with them.
# words: card, cash, mobile, wallet, pay, credit, gift card, stored value, Karte, bar, bezahlen, Zahlung, Zahlungsart, Kreditkarte, App, Guthaben, Geschenkkarte, earn, collect, step, sammeln, Punkte pro, Schritt, je volle
# example: Give 2 points for every full 10.00 EUR paid with "app"
[then]Give {points} points? for every full {amount} paid with {methods}=proposals.perAmountPaid({points}, {amount}, "every full", "with", {methods});

# id: per-amount-not-paid-with
# {points}: decimal
# {amount}: money
# {methods}: codes of payment-method
# award: {points} points? per {amount} not paid with {methods}
# called: the [{points}] points? per {amount} not paid with {methods}
# help: In proportion, for the part of the purchase that is paid in any other way: so stored value, which gave points when it was bought, gives no more. A purchase that does not say how it is paid counts as a whole.
# words: card, cash, mobile, wallet, pay, credit, gift card, stored value, Karte, bar, bezahlen, Zahlung, Zahlungsart, Kreditkarte, App, Guthaben, Geschenkkarte, except, without, out of, außer, ohne, nicht
# example: Give 1 point per 1.00 EUR not paid with "gift-card"
[then]Give {points} points? per {amount} not paid with {methods}=proposals.perAmountPaid({points}, {amount}, "every", "without", {methods});
