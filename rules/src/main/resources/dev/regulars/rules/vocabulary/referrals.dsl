# Sentences about friends who bring friends. A rule with one of them is decided for both sides, each as an event of its
# own; the numbers about the friend are attributes of that event (see ReferralNumbers).

# group: Referrals

# about: event

# id: friend-joins
# called: the joining of a friend
# help: Somebody has just become a member with the code of another one, and has bought nothing yet.
# words: referral, refer, invite, friend, code, join, sign up, Empfehlung, empfehlen, werben, Freund, Freundin, einladen, beitreten
# example: A friend joins
[when]A friend joins=Happening( referral("purchases") == 0L )

# id: friend-buys
# called: the purchase of a friend
# help: Somebody who joined with the code of another member buys. What both sides get for a friend is given once.
# words: referral, refer, invite, friend, purchase, Empfehlung, empfehlen, werben, Freund, Freundin, einladen, Einkauf
# example: A friend makes a purchase
[when]A friend makes a purchase=Happening( referral("purchases") >= 1L )

# id: friend-first-purchase
# called: the first purchase of a friend
# help: Somebody who joined with the code of another member buys for the first time.
# words: referral, refer, invite, friend, first, Empfehlung, empfehlen, werben, Freund, Freundin, einladen, erster Einkauf
# example: A friend makes their first purchase
[when]A friend makes their first purchase=Happening( referral("purchases") == 1L )

# id: friend-nth-purchase
# {n}: ordinal 2..1000
# called: the purchase of a friend that counts
# help: Counted from the first purchase of the friend, this one included.
# words: referral, refer, invite, friend, repeat, Empfehlung, empfehlen, werben, Freund, Freundin, einladen, Einkauf
# example: A friend makes their 2nd purchase
[when]A friend makes their {n} purchase=Happening( referral("purchases") == {n} )

# id: friend-buys-within
# {days}: integer 1..3660
# found: friendDays
# needed: {days}
# called: the purchase of a friend within {days} days?
# help: A friend buys, and joined so many days ago at most; the day of joining is day 0.
# words: referral, refer, invite, friend, soon, deadline, within, Empfehlung, empfehlen, werben, Freund, Freundin, einladen, Frist, innerhalb
# example: A friend makes a purchase within 30 days of joining
[when]A friend makes a purchase within {days} days? of joining=Happening( friendBuysWithin({days}) == true )

# id: friend-purchase-at-least
# {amount}: money
# called: the least total of the friend's purchase
# help: The friend's purchase, after discounts and with tax, is this much or more.
# words: referral, refer, invite, friend, minimum, amount, total, Empfehlung, empfehlen, werben, Freund, Freundin, einladen, Mindestbetrag, Summe
# example: The friend's purchase totals at least 20.00 EUR
[when]The friend's purchase totals at least {amount}=Happening( referral("purchaseMinor") >= {amount} )

# id: friend-spent-at-least
# {amount}: money
# called: the least spend of the friend in all
# help: All purchases of the friend together, this one included, come to this much or more.
# words: referral, refer, invite, friend, spend, amount, together, Empfehlung, empfehlen, werben, Freund, Freundin, einladen, Umsatz, insgesamt
# example: The friend has spent at least 100.00 EUR in all
[when]The friend has spent at least {amount} in all=Happening( referral("spentMinor") >= {amount} )

# id: referrer-brought
# {friends}: integer 1..1000000
# called: the milestone of the referrer
# help: This is the referrer's friend of this number for whom what was promised is given. Each number comes once.
# words: referral, refer, milestone, ladder, reward, friends, Empfehlung, empfehlen, werben, Freunde, Meilenstein, Leiter
# example: The referrer has brought 5 friends
[when]The referrer has brought {friends} friends?=Happening( referral("brought") == {friends} )

# id: referrer-brought-at-least
# {friends}: integer 1..1000000
# called: the least number of friends that the referrer has brought
# help: So many friends of the referrer or more have qualified, this one included.
# words: referral, refer, ladder, ambassador, friends, Empfehlung, empfehlen, werben, Freunde, Leiter, Botschafter
# example: The referrer has brought at least 5 friends
[when]The referrer has brought at least {friends} friends?=Happening( referral("brought") >= {friends} )

# id: friend-joined-with-code
# customers: secret
# {codes}: codes of referral-code
# found: referralCode
# needed: {codes}
# called: the referral codes
# help: The friend joined with this code, or with one of these; as people type codes.
# words: referral, refer, influencer, partner, poster, code, campaign, Empfehlung, empfehlen, werben, Partner, Plakat, Kampagne
# example: The friend joined with code "SUMMER26"
[when]The friend joined with code {codes}=Happening( referralCodeAmong({codes}) == true )

# id: referral-signal
# customers: secret
# {signal}: choice address|device|network|mailbox|name|circle|burst
# found: referralSignals
# needed: {signal}
# called: the signal {signal}
# help: Something about the two speaks for a closer look: the same address, device, network, mailbox or family name, that they invited each other in a circle, or a burst of many friends within an hour. Each is also true of honest people, so it should lead to a review at most.
# words: referral, fraud, signal, suspicious, address, device, network, household, Empfehlung, Betrug, verdächtig, Anschrift, Gerät, Haushalt
# example: The referral shows the signal address
[when]The referral shows the signal {signal}=Happening( referralShows({signal}) == true )

# id: referral-weight
# customers: secret
# {weight}: integer 1..1000
# called: the least weight of the signals
# help: What all signals of the referral weigh together. Mailbox and device weigh 60 each, a circle 50, a burst 40, an address 30, a network 15, a family name 10.
# words: referral, fraud, score, signal, suspicious, Empfehlung, Betrug, Gewicht, Punktzahl, verdächtig
# example: The signals of the referral weigh at least 50
[when]The signals of the referral weigh at least {weight}=Happening( referral("weight") >= {weight} )

# id: give-referrer
# {points}: integer 1..1000000000
# award: {points} points? for a friend
# called: the bonus [of {points} points?] for the referrer
# help: Points for the member who invited the friend.
# words: referral, refer, invite, friend, reward, incentive, bonus, Empfehlung, empfehlen, werben, Freund, Prämie
# example: Give the referrer 200 points
[then]Give the referrer {points} points?=proposals.giveTo("referrer", {points});

# id: give-friend
# {points}: integer 1..1000000000
# award: {points} points? for joining with a friend's code
# called: the bonus [of {points} points?] for the friend
# help: Points for the friend who was invited.
# words: referral, refer, invite, friend, reward, incentive, bonus, Empfehlung, empfehlen, werben, Freund, Prämie
# example: Give the friend 100 points
[then]Give the friend {points} points?=proposals.giveTo("friend", {points});

# id: give-referrer-share
# {percent}: percent
# award: {percent} for a friend
# called: the share [of {percent}] of the friend's purchase for the referrer
# help: Points worth this part of the friend's purchase, at the value that a point has in the programme, rounded down.
# words: referral, refer, commission, ambassador, percent, share, Empfehlung, werben, Provision, Prozent, Anteil
# example: Give the referrer 5% of the friend's purchase as points
[then]Give the referrer {percent} of the friend's purchase as points=proposals.giveShareTo("referrer", {percent});

# id: give-friend-share
# {percent}: percent
# award: {percent} for joining with a friend's code
# called: the share [of {percent}] of the friend's purchase for the friend
# help: Points worth this part of the friend's own purchase, at the value that a point has in the programme, rounded down.
# words: referral, refer, percent, share, cashback, Empfehlung, werben, Prozent, Anteil
# example: Give the friend 5% of their purchase as points
[then]Give the friend {percent} of their purchase as points=proposals.giveShareTo("friend", {percent});

# id: voucher-referrer
# {voucher}: code of voucher
# {days}: integer 1..3660
# called: the validity of voucher {voucher} for the referrer
# help: The member who invited the friend gets a voucher of this type; the day of issue is the first of its days.
# words: referral, refer, coupon, voucher, discount, gift, Empfehlung, werben, Gutschein, Geschenk
# example: Give the referrer voucher "free-coffee" valid for 30 days
[then]Give the referrer voucher {voucher} valid for {days} days?=proposals.voucherTo("referrer", {voucher}, {days});

# id: voucher-friend
# {voucher}: code of voucher
# {days}: integer 1..3660
# called: the validity of voucher {voucher} for the friend
# help: The friend who was invited gets a voucher of this type; the day of issue is the first of its days.
# words: referral, refer, coupon, voucher, discount, gift, Empfehlung, werben, Gutschein, Geschenk
# example: Give the friend voucher "free-coffee" valid for 30 days
[then]Give the friend voucher {voucher} valid for {days} days?=proposals.voucherTo("friend", {voucher}, {days});

# id: limit-referrals
# {friends}: integer 1..1000000
# {window}: choice day|week|month|year
# called: the limit [of {friends} referrals?] per member per {window}
# help: For more friends than this in a calendar day, week (Monday to Sunday), month or year the referrer gets nothing. The friends get what they were promised.
# words: referral, refer, cap, maximum, limit, Empfehlung, werben, Obergrenze, höchstens, Grenze
# example: At most 5 referrals per member per month
[then]At most {friends} referrals? per member per {window}=proposals.limitReferrals({window}, {friends});

# id: hold-referral
# {days}: integer 1..366
# called: the wait [of {days} days?] of the referral
# help: What both sides get is given so many days after the purchase, if it was not returned by then.
# words: referral, refer, hold, wait, pending, return window, later, Empfehlung, werben, warten, später, Rückgabefrist
# example: Hold the referral for 14 days
[then]Hold the referral for {days} days?=proposals.holdReferral({days});

# id: review-referral
# customers: secret
# {reason}: text
# called: the review [{reason}] of the referral
# help: Nothing is given until somebody has looked at it and approved.
# words: referral, refer, review, check, fraud, suspicious, Empfehlung, werben, prüfen, Betrug, verdächtig
# example: Hold the referral for review because "The amount is unusual."
[then]Hold the referral for review because {reason}=proposals.reviewReferral({reason});

# id: reject-referral
# customers: secret
# {reason}: text
# called: the rejection [{reason}] of the referral
# help: Nothing is given for this friend. Somebody can put that right.
# words: referral, refer, reject, refuse, fraud, Empfehlung, werben, ablehnen, Betrug
# example: Reject the referral because "Staff codes are for outsiders."
[then]Reject the referral because {reason}=proposals.rejectReferral({reason});
