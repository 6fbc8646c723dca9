# Sentences about counters of a member: what adds to them, what compares them, and days or weeks in a row.
# A counter has a sum for each day; a span of days is compared as a whole, so what arrives late is in it.

# group: Counters

# about: happening

# id: counter-at-least
# {name}: code of counter
# {n}: integer 1..1000000000
# called: the least of counter {name}
# help: The counter stands at this or more, over all time. What this adds itself is included.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "stamps" is at least 5
[when]Counter {name} is at least {n}=Member( counter({name}, "ever") >= {n} )

# id: counter-at-least-in
# {name}: code of counter
# {period}: choice today=day|this week=week|this month=month|this year=year
# {n}: integer 1..1000000000
# called: the least of counter {name} {period}
# help: The counter stands at this or more in this span. The day, the week (Monday to Sunday), the calendar month or the calendar year, as a whole. What this adds itself is included.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "stamps" this week is at least 5
[when]Counter {name} {period} is at least {n}=Member( counter({name}, {period}) >= {n} )

# id: counter-at-least-between
# {name}: code of counter
# {from}: date
# {until}: date
# {n}: integer 1..1000000000
# called: the least of counter {name} between {from} and {until}
# help: The counter stands at this or more between these days, both included. What this adds itself is included.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "stamps" from 2026-12-01 until 2026-12-24 is at least 5
[when]Counter {name} from {from} until {until} is at least {n}=Member( counter({name}, {from}, {until}) >= {n} )

# id: counter-at-most
# {name}: code of counter
# {n}: integer 0..1000000000
# called: the most of counter {name}
# help: The counter stands at this or less, over all time. What this adds itself is included.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "stamps" is at most 5
[when]Counter {name} is at most {n}=Member( counter({name}, "ever") <= {n} )

# id: counter-at-most-in
# {name}: code of counter
# {period}: choice today=day|this week=week|this month=month|this year=year
# {n}: integer 0..1000000000
# called: the most of counter {name} {period}
# help: The counter stands at this or less in this span. The day, the week (Monday to Sunday), the calendar month or the calendar year, as a whole. What this adds itself is included.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "stamps" this week is at most 5
[when]Counter {name} {period} is at most {n}=Member( counter({name}, {period}) <= {n} )

# id: counter-amount-at-least
# {name}: code of counter
# {amount}: money
# called: the least amount of counter {name}
# help: The counter, to which amounts are added, stands at this or more, over all time. What this adds itself is included.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "spring" is at least 100.00 EUR
[when]Counter {name} is at least {amount}=Member( counter({name}, "ever") >= {amount} )

# id: counter-amount-at-least-in
# {name}: code of counter
# {period}: choice today=day|this week=week|this month=month|this year=year
# {amount}: money
# called: the least amount of counter {name} {period}
# help: The counter, to which amounts are added, stands at this or more in this span. The day, the week (Monday to Sunday), the calendar month or the calendar year, as a whole. What this adds itself is included.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "spring" this month is at least 100.00 EUR
[when]Counter {name} {period} is at least {amount}=Member( counter({name}, {period}) >= {amount} )

# id: counter-reaches
# {name}: code of counter
# {n}: integer 1..1000000000
# found: counter
# needed: {n}
# called: the milestone of counter {name}
# help: The counter reaches this number just now, or jumps over it. Once, by what takes the counter there.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "stamps" reaches 10
[when]Counter {name} reaches {n}=Member( counterReaches({name}, "ever", {n}) == true )

# id: counter-reaches-in
# {name}: code of counter
# {period}: choice today=day|this week=week|this month=month|this year=year
# {n}: integer 1..1000000000
# found: counter
# needed: {n}
# called: the milestone of counter {name} {period}
# help: The counter reaches this number just now, or jumps over it, within this span. The day, the week (Monday to Sunday), the calendar month or the calendar year, as a whole.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "stamps" this week reaches 10
[when]Counter {name} {period} reaches {n}=Member( counterReaches({name}, {period}, {n}) == true )

# id: counter-amount-reaches
# {name}: code of counter
# {amount}: money
# found: counter
# needed: {amount}
# called: the milestone amount of counter {name}
# help: The counter, to which amounts are added, reaches this amount just now, or jumps over it. Once, by what takes the counter there.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "spring" reaches 100.00 EUR
[when]Counter {name} reaches {amount}=Member( counterReaches({name}, "ever", {amount}) == true )

# id: counter-passes-every
# {name}: code of counter
# {n}: integer 1..1000000000
# found: counter
# needed: every {n}
# called: the steps of counter {name}
# help: The counter passes this number or a multiple of it just now. A jump over two steps gives bonuses and vouchers of the rule twice; the rest is carried over.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "stamps" passes every 10
[when]Counter {name} passes every {n}=Member( counterSteps({name}, "ever", {n}) >= 1L )

# id: counter-passes-every-in
# {name}: code of counter
# {period}: choice today=day|this week=week|this month=month|this year=year
# {n}: integer 1..1000000000
# found: counter
# needed: every {n}
# called: the steps of counter {name} {period}
# help: The counter passes this number or a multiple of it just now, within this span; then it starts anew. The day, the week (Monday to Sunday), the calendar month or the calendar year, as a whole.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "stamps" this month passes every 10
[when]Counter {name} {period} passes every {n}=Member( counterSteps({name}, {period}, {n}) >= 1L )

# id: counter-amount-passes-every
# {name}: code of counter
# {amount}: money
# found: counter
# needed: every {amount}
# called: the steps in money of counter {name}
# help: The counter, to which amounts are added, passes this amount or a multiple of it just now. A jump over two steps gives bonuses and vouchers of the rule twice; the rest is carried over.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Counter "spring" passes every 50.00 EUR
[when]Counter {name} passes every {amount}=Member( counterSteps({name}, "ever", {amount}) >= 1L )

# id: count-times
# customers: not-told
# {n}: integer 1..1000000
# {name}: code of counter
# called: the number [{n}] added to counter {name}
# help: Adds this number to the counter, each time. A purchase of nothing but charges or free lines adds nothing. Returns take it back.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Add 1 to counter "stamps"
[then]Add {n} to counter {name}=proposals.count({name}, {n});

# id: count-receipts
# customers: not-told
# {n}: integer 1..1000000
# {name}: code of counter
# called: the number [{n}] added to counter {name} for every receipt
# help: Adds this number to the counter, each time, also for a purchase of nothing but charges or free lines. Returns take it back.
# words: counter, count, collect, stamps, stamp card, visits, receipts, free, delivery, charges, Zähler, zählen, sammeln, Stempel, Stempelkarte, Besuche, Kassenbon, kostenlos, Lieferung, Gebühren
# example: Add 1 to counter "receipts" for every receipt
[then]Add {n} to counter {name} for every receipt=proposals.countReceipts({name}, {n});

# id: count-day
# customers: not-told
# {name}: code of counter
# called: the day added to counter {name}
# help: Adds 1 to the counter for each day, however often it happens on that day. Returns take it back, once nothing of the day is left. A purchase of nothing but charges or free lines counts as none.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Add the day to counter "days in store"
[then]Add the day to counter {name}=proposals.countDay({name});

# about: purchase

# id: count-units-of-basket
# customers: not-told
# {name}: code of counter
# called: the units added to counter {name}
# help: Adds the full units bought to the counter; goods sold by weight count by full kilograms or litres. What is free and charges do not count. Returns take it back.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Add the units to counter "cups"
[then]Add the units to counter {name}=proposals.countOf({name}, "units", "basket");

# id: count-amount-on-basket
# customers: not-told
# {name}: code of counter
# called: the amount spent that is added to counter {name}
# help: Adds what was spent to the counter, after discounts and with tax. Charges do not count. Returns take it back.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Add the amount spent to counter "spring"
[then]Add the amount spent to counter {name}=proposals.countOf({name}, "spend", "basket");

# id: count-units-of-category
# customers: not-told
# {categories}: codes of category
# {name}: code of counter
# called: the units of category {categories} added to counter {name}
# help: Adds the full units bought to the counter; goods sold by weight count by full kilograms or litres. What is free and charges do not count. Returns take it back.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Add the units of category "coffee" to counter "cups"
[then]Add the units of category {categories} to counter {name}=proposals.countOf({name}, "units", "category", {categories});

# id: count-amount-on-category
# customers: not-told
# {categories}: codes of category
# {name}: code of counter
# called: the amount spent on category {categories} that is added to counter {name}
# help: Adds what was spent to the counter, after discounts and with tax. Charges do not count. Returns take it back.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Add the amount spent on category "coffee" to counter "spring"
[then]Add the amount spent on category {categories} to counter {name}=proposals.countOf({name}, "spend", "category", {categories});

# id: count-units-of-brand
# customers: not-told
# {brands}: codes of brand
# {name}: code of counter
# called: the units of brand {brands} added to counter {name}
# help: Adds the full units bought to the counter; goods sold by weight count by full kilograms or litres. What is free and charges do not count. Returns take it back.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Add the units of brand "Illy" to counter "cups"
[then]Add the units of brand {brands} to counter {name}=proposals.countOf({name}, "units", "brand", {brands});

# id: count-amount-on-brand
# customers: not-told
# {brands}: codes of brand
# {name}: code of counter
# called: the amount spent on brand {brands} that is added to counter {name}
# help: Adds what was spent to the counter, after discounts and with tax. Charges do not count. Returns take it back.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Add the amount spent on brand "Illy" to counter "spring"
[then]Add the amount spent on brand {brands} to counter {name}=proposals.countOf({name}, "spend", "brand", {brands});

# id: count-units-of-product
# customers: not-told
# {products}: codes of product
# {name}: code of counter
# called: the units of product {products} added to counter {name}
# help: Adds the full units bought to the counter; goods sold by weight count by full kilograms or litres. What is free and charges do not count. Returns take it back.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Add the units of product "ESP-1" or "ESP-2" to counter "cups"
[then]Add the units of product {products} to counter {name}=proposals.countOf({name}, "units", "product", {products});

# id: count-amount-on-product
# customers: not-told
# {products}: codes of product
# {name}: code of counter
# called: the amount spent on product {products} that is added to counter {name}
# help: Adds what was spent to the counter, after discounts and with tax. Charges do not count. Returns take it back.
# words: counter, count, collect, stamps, stamp card, milestone, progress, Zähler, zählen, sammeln, Stempel, Stempelkarte, Meilenstein, Fortschritt
# example: Add the amount spent on product "ESP-1" or "ESP-2" to counter "spring"
[then]Add the amount spent on product {products} to counter {name}=proposals.countOf({name}, "spend", "product", {products});

# group: Days and weeks in a row

# about: purchase

# id: days-in-a-row
# {n}: integer 2..366
# found: inARow
# needed: {n}
# called: the least number of days in a row
# help: The member has bought something on each of so many days in a row or more, this purchase included. A late purchase that fills a gap joins both sides of it. A purchase of nothing but charges or free lines counts as none.
# words: streak, in a row, consecutive, daily, weekly, habit, Serie, in Folge, hintereinander, täglich, wöchentlich, Gewohnheit
# example: The member has bought on 5 days in a row
[when]The member has bought on {n} days in a row=Facts( isInARow("days", {n}) == true )

# id: completes-days-in-a-row
# {n}: integer 2..366
# found: inARow
# needed: {n}
# called: the number of days in a row that is completed
# help: With this purchase there are so many days in a row with a purchase; before there were fewer. Once for each row. A late purchase that fills a gap joins both sides of it. A purchase of nothing but charges or free lines counts as none.
# words: streak, in a row, consecutive, daily, weekly, habit, Serie, in Folge, hintereinander, täglich, wöchentlich, Gewohnheit
# example: The member completes 5 days in a row
[when]The member completes {n} days in a row=Facts( completesInARow("days", {n}) == true )

# id: weeks-in-a-row
# {n}: integer 2..104
# found: inARow
# needed: {n}
# called: the least number of weeks in a row
# help: The member has bought something on each of so many weeks in a row or more, this purchase included. Weeks are Monday to Sunday. A late purchase that fills a gap joins both sides of it. A purchase of nothing but charges or free lines counts as none.
# words: streak, in a row, consecutive, daily, weekly, habit, Serie, in Folge, hintereinander, täglich, wöchentlich, Gewohnheit
# example: The member has bought in 4 weeks in a row
[when]The member has bought in {n} weeks in a row=Facts( isInARow("weeks", {n}) == true )

# id: completes-weeks-in-a-row
# {n}: integer 2..104
# found: inARow
# needed: {n}
# called: the number of weeks in a row that is completed
# help: With this purchase there are so many weeks in a row with a purchase; before there were fewer. Once for each row. A late purchase that fills a gap joins both sides of it. A purchase of nothing but charges or free lines counts as none.
# words: streak, in a row, consecutive, daily, weekly, habit, Serie, in Folge, hintereinander, täglich, wöchentlich, Gewohnheit
# example: The member completes 4 weeks in a row
[when]The member completes {n} weeks in a row=Facts( completesInARow("weeks", {n}) == true )

# group: Vouchers, tags and messages

# about: any

# id: untag-member
# customers: not-told
# {tag}: code of tag
# called: the tag [{tag}] that the member loses
# help: Takes a tag off the member. Where another rule puts it on at the same time, it is taken off.
# words: label, mark, segment, group, remove, delete, Merkmal, entfernen, löschen, Segment, Gruppe
# example: Remove tag "newcomer"
[then]Remove tag {tag}=proposals.untag({tag});

# group: Limits

# about: happening

# id: limit-times
# {n}: integer 1..1000000
# {window}: choice day|week|month|year
# called: the limit [of {n} times?] per member per {window}
# help: This rule gives one member something so often at most within a calendar day, week (Monday to Sunday), month or year: points, vouchers and tags alike.
# words: cap, maximum, max, limit, once, times, often, Obergrenze, höchstens, Grenze, einmal, mal, oft
# example: At most 2 times per member per day
[then]At most {n} times? per member per {window}=proposals.limitTimes({window}, {n});

# id: limit-times-ever
# {n}: integer 1..1000000
# called: the limit [of {n} times?] per member ever
# help: This rule gives one member something so often at most in all time: points, vouchers and tags alike.
# words: cap, maximum, max, limit, once, times, often, Obergrenze, höchstens, Grenze, einmal, mal, oft
# example: At most 1 time per member ever
[then]At most {n} times? per member ever=proposals.limitTimes("ever", {n});
