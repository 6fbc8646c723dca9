# Sentences above "when". Each becomes annotations, one for each parameter.

# group: Validity

# id: valid-from-until
# {from}: date
# {until}: date
# called: the validity
# help: The rule is in force from the first to the last of these days, both included, by the calendar of the store.
# words: campaign, promotion, period, start, end, date, from, until, deadline, Aktion, Kampagne, Zeitraum, Beginn, Ende, gültig, ab, bis
# example: valid from 2026-12-01 until 2026-12-24
[keyword]valid from {from} until {until}=@validFrom({from}) @validUntil({until})

# id: valid-from
# {from}: date
# called: the first day
# help: The rule is in force from this day on, by the calendar of the store.
# words: campaign, promotion, period, start, end, date, from, until, deadline, Aktion, Kampagne, Zeitraum, Beginn, Ende, gültig, ab, bis
# example: valid from 2026-12-01
[keyword]valid from {from}=@validFrom({from})

# id: valid-until
# {until}: date
# called: the last day
# help: The rule is in force up to this day, the day itself included, by the calendar of the store.
# words: campaign, promotion, period, start, end, date, from, until, deadline, Aktion, Kampagne, Zeitraum, Beginn, Ende, gültig, ab, bis
# example: valid until 2026-12-24
[keyword]valid until {until}=@validUntil({until})

# id: paused
# called: the pause
# help: The rule is kept, but not in force, until this line is deleted.
# words: stop, off, disable, switch off, pausieren, anhalten, ausschalten, Pause
# example: paused
[keyword]paused=@paused

# group: Rules that exclude each other

# id: exclusive-group
# {group}: code of group
# called: the exclusive group [{group}]
# help: Of all rules in the same group that apply only one stands: the one with the greatest priority, among equals the one with which the purchase earns the most. The others give nothing at all.
# words: only one, combine, stack, best, exclude, nur eine, kombinieren, beste, ausschließen
# example: exclusive group "season"
[keyword]exclusive group {group}=@group({group})

# id: priority
# {priority}: integer 1..1000
# called: the priority [of {priority}]
# help: Decides inside an exclusive group; the greatest number wins. A rule without it has 0.
# words: order, first, rank, more important, Vorrang, Reihenfolge, Rang, wichtiger
# example: priority 10
[keyword]priority {priority}=@priority({priority})

# group: Counting

# id: identity
# {identity}: text
# called: the identity
# help: What the rule is counted under: its limits and its budget go on with what was given under this identity, whatever the rule is called. It is given by itself. A copy needs one of its own: delete the line. A rule without the line is counted under its name.
# words: counter, limit, budget, rename, Zähler, Grenze, Budget, umbenennen, Kennung
# example: identity "k7m2-q9xd"
[keyword]identity {identity}=@identity({identity})

# group: What customers are told

# id: untold
# customers: secret
# called: the silence towards customers
# help: The rule works as it does, but the programme in words, which customers read before they join, leaves it out. Rules for tags, attributes, codes and signals are left out anyway.
# words: hidden, secret, private, public, page, publish, verborgen, geheim, intern, öffentlich, Seite, Kunden
# example: not told to customers
[keyword]not told to customers=@untold
