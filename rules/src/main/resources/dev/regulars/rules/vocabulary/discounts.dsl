# Sentences about money off, taken off the lines of a purchase before points are counted. A rule of them is about
# money and gives no points; what it takes off stands in a quote, and the till takes it off.

# group: Money off

# about: discount

# id: percent-off-basket
# {percent}: percent 0.01..100
# award: {percent} off the basket
# called: the discount [of {percent}] on the basket
# help: Takes this part off, rounded once and spread over the lines. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 10% off the basket
[then]Take {percent} off the basket=proposals.percentOff({percent}, "basket");

# id: percent-off-category
# {percent}: percent 0.01..100
# {categories}: codes of category
# award: {percent} off category {categories}
# called: the discount [of {percent}] on category {categories}
# help: Takes this part off, rounded once and spread over the lines. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 10% off category "coffee"
[then]Take {percent} off category {categories}=proposals.percentOff({percent}, "category", {categories});

# id: percent-off-brand
# {percent}: percent 0.01..100
# {brands}: codes of brand
# award: {percent} off brand {brands}
# called: the discount [of {percent}] on brand {brands}
# help: Takes this part off, rounded once and spread over the lines. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 10% off brand "Illy"
[then]Take {percent} off brand {brands}=proposals.percentOff({percent}, "brand", {brands});

# id: percent-off-product
# {percent}: percent 0.01..100
# {products}: codes of product
# award: {percent} off product {products}
# called: the discount [of {percent}] on product {products}
# help: Takes this part off, rounded once and spread over the lines. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 10% off product "ESP-1" or "ESP-2"
[then]Take {percent} off product {products}=proposals.percentOff({percent}, "product", {products});

# id: amount-off-basket
# {amount}: money
# award: {amount} off the basket
# called: the discount [of {amount}] on the basket
# help: Takes this amount off once, spread over the lines in proportion to what is paid for them, and never more than they cost. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 5.00 EUR off the basket
[then]Take {amount} off the basket=proposals.amountOff({amount}, "basket");

# id: amount-off-category
# {amount}: money
# {categories}: codes of category
# award: {amount} off category {categories}
# called: the discount [of {amount}] on category {categories}
# help: Takes this amount off once, spread over the lines in proportion to what is paid for them, and never more than they cost. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 5.00 EUR off category "coffee"
[then]Take {amount} off category {categories}=proposals.amountOff({amount}, "category", {categories});

# id: amount-off-brand
# {amount}: money
# {brands}: codes of brand
# award: {amount} off brand {brands}
# called: the discount [of {amount}] on brand {brands}
# help: Takes this amount off once, spread over the lines in proportion to what is paid for them, and never more than they cost. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 5.00 EUR off brand "Illy"
[then]Take {amount} off brand {brands}=proposals.amountOff({amount}, "brand", {brands});

# id: amount-off-product
# {amount}: money
# {products}: codes of product
# award: {amount} off product {products}
# called: the discount [of {amount}] on product {products}
# help: Takes this amount off once, spread over the lines in proportion to what is paid for them, and never more than they cost. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 5.00 EUR off product "ESP-1" or "ESP-2"
[then]Take {amount} off product {products}=proposals.amountOff({amount}, "product", {products});

# id: unit-off-category
# {amount}: money
# {categories}: codes of category
# award: {amount} off every unit of category {categories}
# called: the discount [of {amount}] on every unit of category {categories}
# help: Takes this amount off every unit, and its part off parts of one: cents off a litre of fuel, a member price. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 0.05 EUR off every unit of category "coffee"
[then]Take {amount} off every unit of category {categories}=proposals.unitOff({amount}, "category", {categories});

# id: unit-off-brand
# {amount}: money
# {brands}: codes of brand
# award: {amount} off every unit of brand {brands}
# called: the discount [of {amount}] on every unit of brand {brands}
# help: Takes this amount off every unit, and its part off parts of one: cents off a litre of fuel, a member price. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 0.05 EUR off every unit of brand "Illy"
[then]Take {amount} off every unit of brand {brands}=proposals.unitOff({amount}, "brand", {brands});

# id: unit-off-product
# {amount}: money
# {products}: codes of product
# award: {amount} off every unit of product {products}
# called: the discount [of {amount}] on every unit of product {products}
# help: Takes this amount off every unit, and its part off parts of one: cents off a litre of fuel, a member price. Only goods: charges, coupons and what comes back stay as they are.
# words: discount, rebate, reduce, cheaper, price, percent, money off, member price, sale, happy hour, employee, Rabatt, Nachlass, Preis, billiger, Prozent, Mitgliederpreis, Personalrabatt, abziehen
# example: Take 0.05 EUR off every unit of product "ESP-1" or "ESP-2"
[then]Take {amount} off every unit of product {products}=proposals.unitOff({amount}, "product", {products});

# id: cheapest-free-basket
# {n}: integer 2..1000
# award: the cheapest of every {n} items is free
# called: the free one of every {n} items
# help: Of every so many items the cheapest is free. The dearest are put together first, so nobody has to split a purchase; what is weighed is one item. Only goods: charges, coupons and what comes back stay as they are.
# words: free, gift, bundle, three for two, buy, get, cheapest, gratis, umsonst, drei für zwei, günstigste, Gratisartikel, Mengenrabatt
# example: The cheapest of every 3 items is free
[then]The cheapest of every {n} items is free=proposals.freeItems({n}, 1L, "basket");

# id: cheapest-free-category
# {n}: integer 2..1000
# {categories}: codes of category
# award: the cheapest of every {n} items of category {categories} is free
# called: the free one of every {n} items of category {categories}
# help: Of every so many items the cheapest is free. The dearest are put together first, so nobody has to split a purchase; what is weighed is one item. Only goods: charges, coupons and what comes back stay as they are.
# words: free, gift, bundle, three for two, buy, get, cheapest, gratis, umsonst, drei für zwei, günstigste, Gratisartikel, Mengenrabatt
# example: The cheapest of every 3 items of category "coffee" is free
[then]The cheapest of every {n} items of category {categories} is free=proposals.freeItems({n}, 1L, "category", {categories});

# id: cheapest-free-brand
# {n}: integer 2..1000
# {brands}: codes of brand
# award: the cheapest of every {n} items of brand {brands} is free
# called: the free one of every {n} items of brand {brands}
# help: Of every so many items the cheapest is free. The dearest are put together first, so nobody has to split a purchase; what is weighed is one item. Only goods: charges, coupons and what comes back stay as they are.
# words: free, gift, bundle, three for two, buy, get, cheapest, gratis, umsonst, drei für zwei, günstigste, Gratisartikel, Mengenrabatt
# example: The cheapest of every 3 items of brand "Illy" is free
[then]The cheapest of every {n} items of brand {brands} is free=proposals.freeItems({n}, 1L, "brand", {brands});

# id: cheapest-free-product
# {n}: integer 2..1000
# {products}: codes of product
# award: the cheapest of every {n} items of product {products} is free
# called: the free one of every {n} items of product {products}
# help: Of every so many items the cheapest is free. The dearest are put together first, so nobody has to split a purchase; what is weighed is one item. Only goods: charges, coupons and what comes back stay as they are.
# words: free, gift, bundle, three for two, buy, get, cheapest, gratis, umsonst, drei für zwei, günstigste, Gratisartikel, Mengenrabatt
# example: The cheapest of every 3 items of product "ESP-1" or "ESP-2" is free
[then]The cheapest of every {n} items of product {products} is free=proposals.freeItems({n}, 1L, "product", {products});

# id: buy-get-category
# {n}: integer 1..1000
# {m}: integer 1..1000
# {categories}: codes of category
# award: for every {n} items of category {categories} {m} more free
# called: the {m} free for {n} bought of category {categories}
# help: Who pays so many gets so many more free, the cheapest of all of them; again for every full set. The dearest are put together first, so nobody has to split a purchase; what is weighed is one item. Only goods: charges, coupons and what comes back stay as they are.
# words: free, gift, bundle, three for two, buy, get, cheapest, gratis, umsonst, drei für zwei, günstigste, Gratisartikel, Mengenrabatt
# example: Who buys 3 items of category "coffee" gets 1 more free
[then]Who buys {n} items? of category {categories} gets {m} more free=proposals.freeWith({n}, {m}, "category", {categories});

# id: buy-get-brand
# {n}: integer 1..1000
# {m}: integer 1..1000
# {brands}: codes of brand
# award: for every {n} items of brand {brands} {m} more free
# called: the {m} free for {n} bought of brand {brands}
# help: Who pays so many gets so many more free, the cheapest of all of them; again for every full set. The dearest are put together first, so nobody has to split a purchase; what is weighed is one item. Only goods: charges, coupons and what comes back stay as they are.
# words: free, gift, bundle, three for two, buy, get, cheapest, gratis, umsonst, drei für zwei, günstigste, Gratisartikel, Mengenrabatt
# example: Who buys 3 items of brand "Illy" gets 1 more free
[then]Who buys {n} items? of brand {brands} gets {m} more free=proposals.freeWith({n}, {m}, "brand", {brands});

# id: buy-get-product
# {n}: integer 1..1000
# {m}: integer 1..1000
# {products}: codes of product
# award: for every {n} items of product {products} {m} more free
# called: the {m} free for {n} bought of product {products}
# help: Who pays so many gets so many more free, the cheapest of all of them; again for every full set. The dearest are put together first, so nobody has to split a purchase; what is weighed is one item. Only goods: charges, coupons and what comes back stay as they are.
# words: free, gift, bundle, three for two, buy, get, cheapest, gratis, umsonst, drei für zwei, günstigste, Gratisartikel, Mengenrabatt
# example: Who buys 3 items of product "ESP-1" or "ESP-2" gets 1 more free
[then]Who buys {n} items? of product {products} gets {m} more free=proposals.freeWith({n}, {m}, "product", {products});

# group: Limits of money off

# id: off-per-purchase
# {amount}: money
# called: the most [of {amount}] off per purchase
# help: Cuts what this rule takes off one purchase.
# words: cap, maximum, max, limit, up to, ceiling, budget, Obergrenze, höchstens, Grenze, begrenzen, Deckel
# example: At most 20.00 EUR off per purchase
[then]At most {amount} off per purchase=proposals.mostOffPerPurchase({amount});

# id: off-per-window
# {amount}: money
# {window}: choice day|week|month|year
# called: the most [of {amount}] off per member per {window}
# help: Cuts what this rule takes off for one member within a calendar day, week (Monday to Sunday), month or year.
# words: cap, maximum, max, limit, up to, ceiling, budget, Obergrenze, höchstens, Grenze, begrenzen, Deckel
# example: At most 20.00 EUR off per member per month
[then]At most {amount} off per member per {window}=proposals.mostOffPerMember({window}, {amount});

# id: off-ever
# {amount}: money
# called: the most [of {amount}] off per member ever
# help: Cuts what this rule takes off for one member in all time.
# words: cap, maximum, max, limit, up to, ceiling, budget, Obergrenze, höchstens, Grenze, begrenzen, Deckel
# example: At most 20.00 EUR off per member ever
[then]At most {amount} off per member ever=proposals.mostOffPerMember("ever", {amount});

# id: off-in-all
# customers: not-told
# {amount}: money
# called: the budget [of {amount}] off
# help: A budget: when everybody together got so much off by this rule, it takes off no more.
# words: cap, maximum, max, limit, up to, ceiling, budget, Obergrenze, höchstens, Grenze, begrenzen, Deckel
# example: At most 5000.00 EUR off in all
[then]At most {amount} off in all=proposals.mostOffInAll({amount});

# id: off-times-per-window
# {times}: integer 1..1000000
# {window}: choice day|week|month|year
# called: the limit [of {times} times?] off per member per {window}
# help: This rule takes something off so often for one member within a calendar day, week (Monday to Sunday), month or year.
# words: cap, maximum, max, limit, up to, ceiling, budget, Obergrenze, höchstens, Grenze, begrenzen, Deckel
# example: Money is taken off at most 1 time per member per day
[then]Money is taken off at most {times} times? per member per {window}=proposals.mostTimes({window}, {times});

# id: off-times-ever
# {times}: integer 1..1000000
# called: the limit [of {times} times?] off per member ever
# help: This rule takes something off so often for one member in all time.
# words: cap, maximum, max, limit, up to, ceiling, budget, Obergrenze, höchstens, Grenze, begrenzen, Deckel
# example: Money is taken off at most 1 time per member ever
[then]Money is taken off at most {times} times? per member ever=proposals.mostTimes("ever", {times});
