# More sentences between "when" and "then": about who buys, and about events that are no purchase.

# group: Member

# about: any

# id: tier
# {tier}: tier
# found: tier
# needed: {tier}
# called: the tier of the member
# help: The member is in exactly this tier when it happens.
# words: status, level, gold, silver, bronze, vip, membership, Stufe, Rang, Treuestufe, premium, Kunde, customer
# example: The member is in tier "gold"
[when]The member is in tier {tier}=Member( tierAmong({tier}) == true )

# id: tier-or-higher
# {tier}: tier-or-higher
# found: tier
# needed: {tier} or higher
# called: the lowest tier
# help: The member is in this tier or one above it when it happens.
# words: status, level, gold, silver, bronze, vip, membership, Stufe, Rang, Treuestufe, premium, Kunde, customer
# example: The member is in tier "silver" or higher
[when]The member is in tier {tier} or higher=Member( tierAmong({tier}) == true )

# id: tier-below
# {tier}: tier-or-higher
# found: tier
# needed: below {tier}
# called: the tier that the member must be below
# help: The member is in a lower tier than this when it happens, or in none.
# words: status, level, gold, silver, bronze, vip, membership, Stufe, Rang, Treuestufe, premium, Kunde, customer
# example: The member is below tier "gold"
[when]The member is below tier {tier}=Member( tierAmong({tier}) == false )

# id: member-tag
# customers: secret
# {tags}: codes of tag
# needed: {tags}
# called: the tags of which the member must have one
# help: The member carries this tag; any of them where several are named.
# words: label, mark, segment, group, audience, customer, Merkmal, Segment, Gruppe, Zielgruppe, Kunde
# example: The member has tag "student"
[when]The member has tag {tags}=Member( tagged({tags}) == true )

# id: member-no-tag
# customers: secret
# {tags}: codes of tag
# needed: not {tags}
# called: the tags of which the member may have none
# help: The member carries none of these tags.
# words: label, mark, segment, group, audience, customer, Merkmal, Segment, Gruppe, Zielgruppe, Kunde
# example: The member does not have tag "staff"
[when]The member does not have tag {tags}=Member( tagged({tags}) == false )

# id: member-plan
# {plans}: codes of plan
# needed: {plans}
# called: the plans of which the member must have one
# help: The member has this paid membership on the day it happens; any of them where several are named. A plan that is paused, or over, does not count.
# words: membership, subscription, paid, prime, club, subscriber, trial, Abo, Abonnement, Mitgliedschaft, bezahlt, Klub, Probezeit
# example: The member has plan "prime"
[when]The member has plan {plans}=Member( hasPlan({plans}) == true )

# id: member-no-plan
# {plans}: codes of plan
# needed: not {plans}
# called: the plans of which the member may have none
# help: The member has none of these paid memberships on the day it happens.
# words: membership, subscription, paid, prime, club, subscriber, trial, Abo, Abonnement, Mitgliedschaft, bezahlt, Klub, Probezeit
# example: The member does not have plan "prime"
[when]The member does not have plan {plans}=Member( hasPlan({plans}) == false )

# id: member-attribute
# customers: secret
# {name}: code of member-attribute
# {values}: codes
# found: attribute
# needed: {values}
# called: the values of the member attribute {name}
# help: The member has this attribute, and its value is one of these.
# words: field, profile, city, gender, newsletter, customer, Feld, Profil, Wohnort, Geschlecht, Kunde
# example: The member attribute "favourite" is "tea" or "coffee"
[when]The member attribute {name} is {values}=Member( attributeAmong({name}, {values}) == true )

# id: enrolled-at-least
# {days}: integer 1..36600
# called: the least time since enrolment
# help: So many full days have passed since the day of enrolment.
# words: loyal, old customer, anniversary, joined, since, registered, treu, lange dabei, Jubiläum, angemeldet, seit
# example: The member enrolled at least 30 days ago
[when]The member enrolled at least {days} days? ago=Facts( daysEnrolled >= {days} )

# id: enrolled-at-most
# {days}: integer 0..36600
# called: the greatest time since enrolment
# help: No more than so many days have passed since the day of enrolment; on that day itself it is 0.
# words: new customer, new member, joined, registered, recently, Neukunde, neues Mitglied, angemeldet, kürzlich, seit
# example: The member enrolled at most 14 days ago
[when]The member enrolled at most {days} days? ago=Facts( daysEnrolled <= {days} )

# id: birthday-today
# found: birthday
# needed: today
# called: the birthday
# help: It happens on the birthday of the member; 29 February is kept on the 28th in other years.
# words: anniversary, born, age, present, Geburtstag, geboren, Geschenk
# example: The birthday of the member is today
[when]The birthday of the member is today=Facts( birthdayToday == true )

# id: birthday-this-week
# found: birthday
# needed: this week
# called: the week of the birthday
# help: The birthday of the member lies in the same week, Monday to Sunday.
# words: anniversary, born, age, present, Geburtstag, geboren, Geschenk
# example: The birthday of the member is this week
[when]The birthday of the member is this week=Facts( birthdayThisWeek == true )

# id: birthday-this-month
# found: birthday
# needed: this month
# called: the month of the birthday
# help: The birthday of the member lies in the same calendar month.
# words: anniversary, born, age, present, Geburtstag, geboren, Geschenk
# example: The birthday of the member is this month
[when]The birthday of the member is this month=Facts( birthdayThisMonth == true )

# group: Earlier purchases

# about: purchase

# id: first-purchase
# found: purchaseNumber
# needed: 1
# called: the first purchase
# help: The member has never bought anything before. A purchase of nothing but charges or free lines counts as none.
# words: new customer, welcome, first visit, first time, beginner, Neukunde, Willkommen, Erstkauf, erster Einkauf, zum ersten Mal
# example: This is the first purchase of the member
[when]This is the first purchase of the member=Facts( purchaseNumber == 1L )

# id: nth-purchase
# {n}: ordinal
# called: the purchase that counts
# help: Counted from the first purchase ever, this one included. A purchase of nothing but charges or free lines counts as none.
# words: stamp card, loyalty card, repeat, visit, punch card, Stempelkarte, jeder, Besuch, Einkauf
# example: This is the 10th purchase of the member
[when]This is the {n} purchase of the member=Facts( purchaseNumber == {n} )

# id: every-nth-purchase
# {n}: ordinal 2..1000000
# found: purchaseNumber
# needed: every {n}
# called: the purchase that completes the stamp card
# help: A stamp card: with 10th, it is met at the 10th, 20th, 30th purchase and so on, this one included in the count. A purchase of nothing but charges or free lines counts as none.
# words: stamp card, loyalty card, repeat, visit, punch card, Stempelkarte, jeder, Besuch, Einkauf
# example: Every 10th purchase of the member
[when]Every {n} purchase of the member=Facts( everyPurchase({n}) == true )

# id: nth-purchase-in
# {n}: ordinal
# {period}: choice today=day|this week=week|this month=month|this year=year
# called: the purchase {period} that counts
# help: Counted within the day, the week (Monday to Sunday), the calendar month or the calendar year, this purchase included. A purchase of nothing but charges or free lines counts as none.
# words: stamp card, loyalty card, repeat, visit, punch card, Stempelkarte, jeder, Besuch, Einkauf
# example: This is the 2nd purchase of the member today
[when]This is the {n} purchase of the member {period}=Facts( purchaseNumberIn({period}) == {n} )

# about: happening

# id: purchases-at-least-in-last-days
# {n}: integer 1..1000000
# {days}: days
# called: the least number of earlier purchases in the last {days} days?
# help: So many purchases or more came before this one. Today is one of the days, so 1 means today. A purchase of nothing but charges or free lines counts as none.
# words: loyal, regular, frequent, often, visits, history, Stammkunde, treu, häufig, oft, früher, Besuche
# example: The member made at least 3 earlier purchases in the last 30 days
[when]The member made at least {n} earlier purchases? in the last {days} days?=Member( earlierPurchasesIn({days}) >= {n} )

# id: purchases-at-most-in-last-days
# {n}: integer 0..1000000
# {days}: days
# called: the greatest number of earlier purchases in the last {days} days?
# help: So many purchases or fewer came before this one. Today is one of the days, so 1 means today. A purchase of nothing but charges or free lines counts as none.
# words: loyal, regular, frequent, often, visits, history, Stammkunde, treu, häufig, oft, früher, Besuche
# example: The member made at most 2 earlier purchases in the last 30 days
[when]The member made at most {n} earlier purchases? in the last {days} days?=Member( earlierPurchasesIn({days}) <= {n} )

# id: spent-in-last-days
# {amount}: money
# {days}: days
# called: the least spend on earlier purchases in the last {days} days?
# help: Earlier purchases less returns come to this much or more; this purchase does not count. Today is one of the days, so 1 means today. Whole receipts count, charges (delivery, deposits, service, tips, gift cards) included.
# words: loyal, regular, frequent, often, visits, history, Stammkunde, treu, häufig, oft, früher, Besuche, spend, buy, money, price, euro, sum, value, amount, ausgeben, kaufen, Geld, Preis, Summe, Betrag, Umsatz
# example: The member spent at least 100.00 EUR on earlier purchases in the last 30 days
[when]The member spent at least {amount} on earlier purchases in the last {days} days?=Member( spentEarlierIn({days}) >= {amount} )

# id: purchases-at-least-in-period
# {n}: integer 1..1000000
# {period}: choice today=day|this week=week|this month=month|this year=year
# called: the least number of earlier purchases {period}
# help: So many purchases or more came before this one. The day, the week (Monday to Sunday), the calendar month or the calendar year. A purchase of nothing but charges or free lines counts as none.
# words: loyal, regular, frequent, often, visits, history, Stammkunde, treu, häufig, oft, früher, Besuche
# example: The member made at least 3 earlier purchases this month
[when]The member made at least {n} earlier purchases? {period}=Member( earlierPurchasesIn({period}) >= {n} )

# id: purchases-at-most-in-period
# {n}: integer 0..1000000
# {period}: choice today=day|this week=week|this month=month|this year=year
# called: the greatest number of earlier purchases {period}
# help: So many purchases or fewer came before this one. The day, the week (Monday to Sunday), the calendar month or the calendar year. A purchase of nothing but charges or free lines counts as none.
# words: loyal, regular, frequent, often, visits, history, Stammkunde, treu, häufig, oft, früher, Besuche
# example: The member made at most 2 earlier purchases this month
[when]The member made at most {n} earlier purchases? {period}=Member( earlierPurchasesIn({period}) <= {n} )

# id: spent-in-period
# {amount}: money
# {period}: choice today=day|this week=week|this month=month|this year=year
# called: the least spend on earlier purchases {period}
# help: Earlier purchases less returns come to this much or more; this purchase does not count. The day, the week (Monday to Sunday), the calendar month or the calendar year. Whole receipts count, charges (delivery, deposits, service, tips, gift cards) included.
# words: loyal, regular, frequent, often, visits, history, Stammkunde, treu, häufig, oft, früher, Besuche, spend, buy, money, price, euro, sum, value, amount, ausgeben, kaufen, Geld, Preis, Summe, Betrag, Umsatz
# example: The member spent at least 100.00 EUR on earlier purchases this month
[when]The member spent at least {amount} on earlier purchases {period}=Member( spentEarlierIn({period}) >= {amount} )

# id: last-purchase-at-least
# {days}: integer 1..36600
# called: the least time since the last purchase
# help: The newest earlier purchase is so many days old or more. Not met by a member who never bought anything. A purchase of nothing but charges or free lines counts as none.
# words: win back, inactive, lapsed, come back, away, lost, sleeping, reactivate, zurückgewinnen, inaktiv, lange nicht, weg, verloren, wiederkommen
# example: The last purchase of the member was at least 60 days ago
[when]The last purchase of the member was at least {days} days? ago=Facts( daysSinceLastPurchase >= {days} )

# group: Other events

# about: event

# id: member-enrols
# called: the enrolment
# help: Somebody has just become a member.
# words: sign up, register, join, welcome, new customer, new member, anmelden, registrieren, beitreten, Willkommen, Neukunde, neues Mitglied
# example: The member enrols
[when]The member enrols=Happening( event == "enrolment" )

# id: member-reviews
# called: the review
# help: The event review was reported.
# words: rating, stars, feedback, opinion, comment, Bewertung, Sterne, Meinung, Rezension
# example: The member writes a review
[when]The member writes a review=Happening( event == "review" )

# id: member-answers
# called: the survey
# help: The event survey was reported.
# words: questionnaire, poll, feedback, opinion, Umfrage, Fragebogen, Meinung
# example: The member answers a survey
[when]The member answers a survey=Happening( event == "survey" )

# id: event
# {events}: codes of event
# found: event
# needed: {events}
# called: the events
# help: An event of this name was reported; any of them where several are named.
# words: app, newsletter, custom, action, happening, download, Ereignis, Aktion, Newsletter, App
# example: The event "app-installed" happens
[when]The event {events} happens=Happening( eventAmong({events}) == true )

# id: event-attribute
# customers: secret
# {name}: code of event-attribute
# {values}: codes
# found: attribute
# needed: {values}
# called: the values of the event attribute {name}
# help: The event was reported with this attribute, and its value is one of these.
# words: app, newsletter, custom, action, happening, download, Ereignis, Aktion, Newsletter, App
# example: The event attribute "stars" is "4" or "5"
[when]The event attribute {name} is {values}=Happening( attributeAmong({name}, {values}) == true )
