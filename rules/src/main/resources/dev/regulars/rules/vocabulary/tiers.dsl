# Sentences of tier rules: what counts in the qualification period, and where it leads.

# group: Tiers

# about: tier

# id: standing-points
# {points}: integer 0..1000000000
# called: the least points in the qualification period
# help: Points accrued less points taken back by returns, this purchase included.
# words: status, level, gold, silver, bronze, vip, membership, Stufe, Rang, Treuestufe, qualify, reach, year, erreichen, qualifizieren, Jahr
# example: The member accrued at least 1000 points in the qualification period
[when]The member accrued at least {points} points? in the qualification period=Standing( accruedPoints >= {points} )

# id: standing-spend
# {amount}: money
# called: the least spend in the qualification period
# help: Spend less returns, this purchase included. Whole receipts count, charges (delivery, deposits, service, tips, gift cards) included.
# words: status, level, gold, silver, bronze, vip, membership, Stufe, Rang, Treuestufe, qualify, reach, year, erreichen, qualifizieren, Jahr
# example: The member spent at least 500.00 EUR in the qualification period
[when]The member spent at least {amount} in the qualification period=Standing( spentMinor >= {amount} )

# id: standing-purchases
# {n}: integer 0..1000000
# called: the least number of purchases in the qualification period
# help: Purchases that were not wholly returned, this one included. A purchase of nothing but charges or free lines counts as none.
# words: status, level, gold, silver, bronze, vip, membership, Stufe, Rang, Treuestufe, qualify, reach, year, erreichen, qualifizieren, Jahr
# example: The member made at least 10 purchases in the qualification period
[when]The member made at least {n} purchases? in the qualification period=Standing( purchases >= {n} )

# id: qualify
# {tier}: tier
# called: the tier [{tier}] that the member qualifies for
# help: Leads to this tier. Of all tiers a member qualifies for, the highest counts.
# words: status, level, gold, silver, bronze, vip, membership, Stufe, Rang, Treuestufe, upgrade, promote, aufsteigen, hochstufen, erreichen
# example: The member qualifies for tier "gold"
[then]The member qualifies for tier {tier}=proposals.qualify({tier});
