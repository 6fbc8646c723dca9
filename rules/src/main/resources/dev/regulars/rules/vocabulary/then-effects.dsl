# More sentences between "then" and "end": what changes points that others give, and what is given besides them.

# group: Multipliers and exclusions

# about: purchase

# id: multiply-on-basket
# {factor}: decimal 0.01..1000
# award: points times {factor}
# called: the multiplier [of {factor}] on all points
# help: Multiplies the points that amounts and units give; bonuses stay as they are. Where several apply to a line, the programme says whether the best wins, they add up or they multiply.
# words: double, triple, twice, times, extra, bonus, more, factor, multiplier, doppelt, verdoppeln, dreifach, verdreifachen, mehrfach, Faktor, mal
# example: Multiply points by 2
[then]Multiply points by {factor}=proposals.multiply({factor}, "basket");

# id: multiply-on-category
# {categories}: codes of category
# {factor}: decimal 0.01..1000
# award: points on category {categories} times {factor}
# called: the multiplier [of {factor}] on category {categories}
# help: Multiplies the points that amounts and units give; bonuses stay as they are. Where several apply to a line, the programme says whether the best wins, they add up or they multiply.
# words: double, triple, twice, times, extra, bonus, more, factor, multiplier, doppelt, verdoppeln, dreifach, verdreifachen, mehrfach, Faktor, mal
# example: Multiply points on category "coffee" by 2
[then]Multiply points on category {categories} by {factor}=proposals.multiply({factor}, "category", {categories});

# id: multiply-on-brand
# {brands}: codes of brand
# {factor}: decimal 0.01..1000
# award: points on brand {brands} times {factor}
# called: the multiplier [of {factor}] on brand {brands}
# help: Multiplies the points that amounts and units give; bonuses stay as they are. Where several apply to a line, the programme says whether the best wins, they add up or they multiply.
# words: double, triple, twice, times, extra, bonus, more, factor, multiplier, doppelt, verdoppeln, dreifach, verdreifachen, mehrfach, Faktor, mal
# example: Multiply points on brand "Illy" by 2
[then]Multiply points on brand {brands} by {factor}=proposals.multiply({factor}, "brand", {brands});

# id: multiply-on-product
# {products}: codes of product
# {factor}: decimal 0.01..1000
# award: points on product {products} times {factor}
# called: the multiplier [of {factor}] on product {products}
# help: Multiplies the points that amounts and units give; bonuses stay as they are. Where several apply to a line, the programme says whether the best wins, they add up or they multiply.
# words: double, triple, twice, times, extra, bonus, more, factor, multiplier, doppelt, verdoppeln, dreifach, verdreifachen, mehrfach, Faktor, mal
# example: Multiply points on product "ESP-1" or "ESP-2" by 2
[then]Multiply points on product {products} by {factor}=proposals.multiply({factor}, "product", {products});

# id: exclude-category
# {categories}: codes of category
# called: the exclusion of category {categories}
# help: These lines earn nothing, whatever other rules say.
# words: without, exclude, except, not, ohne, ausschließen, außer, nicht, no points, tobacco, gift card, keine Punkte, Tabak, Gutscheinkarte
# example: Give no points on category "coffee"
[then]Give no points on category {categories}=proposals.exclude("category", {categories});

# id: exclude-brand
# {brands}: codes of brand
# called: the exclusion of brand {brands}
# help: These lines earn nothing, whatever other rules say.
# words: without, exclude, except, not, ohne, ausschließen, außer, nicht, no points, tobacco, gift card, keine Punkte, Tabak, Gutscheinkarte
# example: Give no points on brand "Illy"
[then]Give no points on brand {brands}=proposals.exclude("brand", {brands});

# id: exclude-product
# {products}: codes of product
# called: the exclusion of product {products}
# help: These lines earn nothing, whatever other rules say.
# words: without, exclude, except, not, ohne, ausschließen, außer, nicht, no points, tobacco, gift card, keine Punkte, Tabak, Gutscheinkarte
# example: Give no points on product "ESP-1" or "ESP-2"
[then]Give no points on product {products}=proposals.exclude("product", {products});

# group: Limits

# about: happening

# id: limit-per-purchase
# {points}: integer
# called: the limit [of {points} points?] per purchase
# help: Cuts what this rule gives for one purchase.
# words: cap, maximum, max, limit, up to, ceiling, Obergrenze, höchstens, Höchstzahl, Grenze, begrenzen, Deckel, each receipt, je Bon, pro Einkauf
# example: At most 500 points per purchase
[then]At most {points} points? per purchase=proposals.limitPerPurchase("rule", {points});

# id: limit-per-window
# {points}: integer
# {window}: choice day|week|month|year
# called: the limit [of {points} points?] per member per {window}
# help: Cuts what this rule gives one member within a calendar day, week (Monday to Sunday), month or year.
# words: cap, maximum, max, limit, up to, ceiling, Obergrenze, höchstens, Höchstzahl, Grenze, begrenzen, Deckel, daily, weekly, monthly, yearly, täglich, wöchentlich, monatlich, jährlich, pro Tag
# example: At most 500 points per member per day
[then]At most {points} points? per member per {window}=proposals.limitPerMember("rule", {window}, {points});

# id: limit-ever
# {points}: integer
# called: the limit [of {points} points?] per member ever
# help: Cuts what this rule gives one member in all time.
# words: cap, maximum, max, limit, up to, ceiling, Obergrenze, höchstens, Höchstzahl, Grenze, begrenzen, Deckel, once, lifetime, einmal, einmalig, insgesamt
# example: At most 500 points per member ever
[then]At most {points} points? per member ever=proposals.limitPerMember("rule", "ever", {points});

# id: all-limit-per-purchase
# {points}: integer
# called: the limit [of {points} points?] per purchase for all rules together
# help: Cuts what all rules together give for one purchase.
# words: cap, maximum, max, limit, up to, ceiling, Obergrenze, höchstens, Höchstzahl, Grenze, begrenzen, Deckel, together, total, zusammen, insgesamt
# example: All rules together give at most 500 points per purchase
[then]All rules together give at most {points} points? per purchase=proposals.limitPerPurchase("all", {points});

# id: all-limit-per-window
# {points}: integer
# {window}: choice day|week|month|year
# called: the limit [of {points} points?] per member per {window} for all rules together
# help: Cuts what all rules together give one member within a calendar day, week (Monday to Sunday), month or year.
# words: cap, maximum, max, limit, up to, ceiling, Obergrenze, höchstens, Höchstzahl, Grenze, begrenzen, Deckel, together, total, zusammen, insgesamt
# example: All rules together give at most 500 points per member per day
[then]All rules together give at most {points} points? per member per {window}=proposals.limitPerMember("all", {window}, {points});

# id: all-limit-ever
# {points}: integer
# called: the limit [of {points} points?] per member ever for all rules together
# help: Cuts what all rules together give one member in all time.
# words: cap, maximum, max, limit, up to, ceiling, Obergrenze, höchstens, Höchstzahl, Grenze, begrenzen, Deckel, together, total, zusammen, insgesamt
# example: All rules together give at most 500 points per member ever
[then]All rules together give at most {points} points? per member ever=proposals.limitPerMember("all", "ever", {points});

# id: budget
# customers: not-told
# {points}: integer 1..1000000000000
# called: the budget [of {points} points?]
# help: A budget: when everybody together got so many points from this rule, it gives no more.
# words: cap, maximum, max, limit, up to, ceiling, Obergrenze, höchstens, Höchstzahl, Grenze, begrenzen, Deckel, budget, cost, campaign, Budget, Kosten, insgesamt, Kampagne
# example: At most 100000 points in all
[then]At most {points} points? in all=proposals.budget({points});

# group: Vouchers, tags and messages

# about: any

# id: issue-voucher
# {voucher}: code of voucher
# {days}: integer 1..3660
# called: the validity of voucher {voucher}
# help: The member gets a voucher of this type; the day of issue is the first of its days.
# words: coupon, discount, gift, free, reward, code, money off, Gutschein, Rabatt, Geschenk, gratis, Prämie, Coupon
# example: Issue voucher "free-coffee" valid for 30 days
[then]Issue voucher {voucher} valid for {days} days?=proposals.issueVoucher({voucher}, {days});

# id: tag-member
# customers: not-told
# {tag}: code of tag
# called: the tag [{tag}] for the member
# help: Puts a tag on the member, for other rules and for selections.
# words: label, mark, segment, group, audience, Merkmal, markieren, Segment, Gruppe, Zielgruppe
# example: Tag the member "coffee-lover"
[then]Tag the member {tag}=proposals.tag({tag});

# id: tell-customer
# customers: not-told
# {text}: text
# called: the message [{text}] to the customer
# help: A line for the customer, in the answer to the till and on the receipt.
# words: message, text, say, receipt, print, notify, thank, Nachricht, Meldung, sagen, Bon, danken, Hinweis
# example: Tell the customer "Double coffee points until Christmas!"
[then]Tell the customer {text}=proposals.tellCustomer({text});

# id: tell-cashier
# customers: not-told
# {text}: text
# called: the message [{text}] to the cashier
# help: A line for the cashier, on the display of the till.
# words: message, text, say, receipt, print, notify, thank, Nachricht, Meldung, sagen, Bon, danken, Hinweis
# example: Tell the cashier "Hand out a free cookie."
[then]Tell the cashier {text}=proposals.tellCashier({text});
