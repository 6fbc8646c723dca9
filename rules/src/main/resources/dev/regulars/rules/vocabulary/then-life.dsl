# More sentences between "then" and "end": how long points live, where a rule says otherwise than the programme.

# group: How long points last

# about: happening

# id: give-expiring-after
# {points}: integer 1..1000000000
# {days}: integer 0..3660
# award: {points} points? that expire after {days} days?
# called: the bonus [of {points} points?] with a lifetime [of {days} days?]
# help: A bonus, once; no multiplier touches it. It can be spent until the end of the day so many days after it was earned; with 0 that is the same day.
# words: bonus, extra, gift, Bonus, Extrapunkte, expire, expiry, lapse, until, short, validity, last, use by, verfallen, Verfall, ablaufen, befristet, gültig bis, Frist, einlösen bis
# example: Give 50 points that expire after 30 days
[then]Give {points} points? that expire after {days} days?=proposals.giveExpiringAfter({points}, {days});

# id: give-expiring-on
# {points}: integer 1..1000000000
# {day}: date
# award: {points} points? that expire on {day}
# called: the bonus [of {points} points?] with a last day [on {day}]
# help: A bonus, once; no multiplier touches it. That day is the last on which it can be spent.
# words: bonus, extra, gift, Bonus, Extrapunkte, expire, expiry, lapse, until, short, validity, last, use by, verfallen, Verfall, ablaufen, befristet, gültig bis, Frist, einlösen bis
# example: Give 50 points that expire on 2027-01-31
[then]Give {points} points? that expire on {day}=proposals.giveExpiringOn({points}, {day});

# id: give-available-after
# {points}: integer 1..1000000000
# {days}: integer 0..3660
# award: {points} points? available after {days} days?
# called: the bonus [of {points} points?] with a wait [of {days} days?]
# help: A bonus, once; no multiplier touches it. It is pending for so many days and can be spent from then on; with 0 at once.
# words: bonus, extra, gift, Bonus, Extrapunkte, wait, later, pending, return window, available, delay, shipping, delivery, warten, später, schwebend, Rückgabefrist, verfügbar, freigeben, Lieferung, Versand
# example: Give 50 points available after 14 days
[then]Give {points} points? available after {days} days?=proposals.giveAvailableAfter({points}, {days});

# about: purchase

# id: give-when-fulfilled
# {points}: integer 1..1000000000
# award: {points} points? when the order is fulfilled
# called: the bonus [of {points} points?] for a fulfilled order
# help: A bonus, once; no multiplier touches it. It is pending until an event "fulfilled" about the purchase comes, line by line; "cancelled" takes it back.
# words: bonus, extra, gift, order, fulfilled, shipped, delivered, Bonus, Extrapunkte, Bestellung, erfüllt, geliefert, wait, later, pending, return window, available, delay, shipping, delivery, warten, später, schwebend, Rückgabefrist, verfügbar, freigeben, Lieferung, Versand
# example: Give 50 points when the order is fulfilled
[then]Give {points} points? when the order is fulfilled=proposals.giveWhenFulfilled({points});

# about: happening

# id: points-expire-after
# {days}: integer 0..3660
# called: the lifetime [of {days} days?] of the points
# help: All that this rule gives can be spent until the end of the day so many days after it was earned; with 0 that is the same day.
# words: expire, expiry, lapse, until, short, validity, last, use by, verfallen, Verfall, ablaufen, befristet, gültig bis, Frist, einlösen bis
# example: The points of this rule expire after 30 days
[then]The points of this rule expire after {days} days?=proposals.expireAfter({days});

# id: points-expire-on
# {day}: date
# called: the last day [{day}] of the points
# help: That day is the last on which what this rule gives can be spent.
# words: expire, expiry, lapse, until, short, validity, last, use by, verfallen, Verfall, ablaufen, befristet, gültig bis, Frist, einlösen bis
# example: The points of this rule expire on 2027-01-31
[then]The points of this rule expire on {day}=proposals.expireOn({day});

# id: points-available-after
# {days}: integer 0..3660
# called: the wait [of {days} days?] of the points
# help: All that this rule gives is pending for so many days and can be spent from then on; with 0 at once.
# words: wait, later, pending, return window, available, delay, shipping, delivery, warten, später, schwebend, Rückgabefrist, verfügbar, freigeben, Lieferung, Versand
# example: The points of this rule are available after 14 days
[then]The points of this rule are available after {days} days?=proposals.availableAfter({days});

# about: purchase

# id: points-available-when-fulfilled
# called: the wait of the points for the order
# help: All that this rule gives is pending until an event "fulfilled" about the purchase comes, line by line; "cancelled" takes it back.
# words: order, fulfilled, shipped, delivered, Bestellung, erfüllt, geliefert, wait, later, pending, return window, available, delay, shipping, delivery, warten, später, schwebend, Rückgabefrist, verfügbar, freigeben, Lieferung, Versand
# example: The points of this rule are available when the order is fulfilled
[then]The points of this rule are available when the order is fulfilled=proposals.availableWhenFulfilled();
