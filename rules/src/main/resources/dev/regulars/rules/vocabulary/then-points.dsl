# Sentences between "then" and "end". Each becomes one call with literals: proposals.method(literals);

# group: Points

# about: happening

# id: give
# {points}: integer 1..1000000000
# award: {points} points?
# called: the bonus [of {points} points?]
# help: A bonus, once; no multiplier touches it.
# words: bonus, extra, fixed, welcome, gift, present, award, reward, Bonus, Extrapunkte, fest, Willkommen, schenken, Prämie
# example: Give 50 points
[then]Give {points} points?=proposals.give({points});

# about: purchase

# id: per-amount-on-basket
# {points}: decimal
# {amount}: money
# award: {points} points? per {amount}
# called: the [{points}] points? per {amount} spent
# help: In proportion: parts of the amount give parts of the points, and the sum is rounded once, at the end. Prices count with their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 2 points per 1.00 EUR spent
[then]Give {points} points? per {amount} spent=proposals.perAmount({points}, {amount}, "every", "with tax", "basket");

# id: per-amount-on-category
# {points}: decimal
# {amount}: money
# {categories}: codes of category
# award: {points} points? per {amount} on category {categories}
# called: the [{points}] points? per {amount} spent on category {categories}
# help: In proportion: parts of the amount give parts of the points, and the sum is rounded once, at the end. Prices count with their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 2 points per 1.00 EUR spent on category "coffee"
[then]Give {points} points? per {amount} spent on category {categories}=proposals.perAmount({points}, {amount}, "every", "with tax", "category", {categories});

# id: per-amount-on-brand
# {points}: decimal
# {amount}: money
# {brands}: codes of brand
# award: {points} points? per {amount} on brand {brands}
# called: the [{points}] points? per {amount} spent on brand {brands}
# help: In proportion: parts of the amount give parts of the points, and the sum is rounded once, at the end. Prices count with their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 2 points per 1.00 EUR spent on brand "Illy"
[then]Give {points} points? per {amount} spent on brand {brands}=proposals.perAmount({points}, {amount}, "every", "with tax", "brand", {brands});

# id: per-amount-on-product
# {points}: decimal
# {amount}: money
# {products}: codes of product
# award: {points} points? per {amount} on product {products}
# called: the [{points}] points? per {amount} spent on product {products}
# help: In proportion: parts of the amount give parts of the points, and the sum is rounded once, at the end. Prices count with their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 2 points per 1.00 EUR spent on product "ESP-1" or "ESP-2"
[then]Give {points} points? per {amount} spent on product {products}=proposals.perAmount({points}, {amount}, "every", "with tax", "product", {products});

# id: per-full-amount-on-basket
# {points}: decimal
# {amount}: money
# award: {points} points? for every full {amount}
# called: the [{points}] points? for every full {amount} spent
# help: Stepwise: only full amounts give points, counted over all these lines together. Prices count with their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 2 points for every full 10.00 EUR spent
[then]Give {points} points? for every full {amount} spent=proposals.perAmount({points}, {amount}, "every full", "with tax", "basket");

# id: per-full-amount-on-category
# {points}: decimal
# {amount}: money
# {categories}: codes of category
# award: {points} points? for every full {amount} on category {categories}
# called: the [{points}] points? for every full {amount} spent on category {categories}
# help: Stepwise: only full amounts give points, counted over all these lines together. Prices count with their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 2 points for every full 10.00 EUR spent on category "coffee"
[then]Give {points} points? for every full {amount} spent on category {categories}=proposals.perAmount({points}, {amount}, "every full", "with tax", "category", {categories});

# id: per-full-amount-on-brand
# {points}: decimal
# {amount}: money
# {brands}: codes of brand
# award: {points} points? for every full {amount} on brand {brands}
# called: the [{points}] points? for every full {amount} spent on brand {brands}
# help: Stepwise: only full amounts give points, counted over all these lines together. Prices count with their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 2 points for every full 10.00 EUR spent on brand "Illy"
[then]Give {points} points? for every full {amount} spent on brand {brands}=proposals.perAmount({points}, {amount}, "every full", "with tax", "brand", {brands});

# id: per-full-amount-on-product
# {points}: decimal
# {amount}: money
# {products}: codes of product
# award: {points} points? for every full {amount} on product {products}
# called: the [{points}] points? for every full {amount} spent on product {products}
# help: Stepwise: only full amounts give points, counted over all these lines together. Prices count with their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 2 points for every full 10.00 EUR spent on product "ESP-1" or "ESP-2"
[then]Give {points} points? for every full {amount} spent on product {products}=proposals.perAmount({points}, {amount}, "every full", "with tax", "product", {products});

# id: per-amount-on-basket-without-tax
# {points}: decimal
# {amount}: money
# award: {points} points? per {amount}
# called: the [{points}] points? per {amount} spent without tax
# help: In proportion: parts of the amount give parts of the points, and the sum is rounded once, at the end. Prices count without their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 2 points per 1.00 EUR spent without tax
[then]Give {points} points? per {amount} spent without tax=proposals.perAmount({points}, {amount}, "every", "without tax", "basket");

# id: per-amount-on-category-without-tax
# {points}: decimal
# {amount}: money
# {categories}: codes of category
# award: {points} points? per {amount} on category {categories}
# called: the [{points}] points? per {amount} spent without tax on category {categories}
# help: In proportion: parts of the amount give parts of the points, and the sum is rounded once, at the end. Prices count without their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 2 points per 1.00 EUR spent without tax on category "coffee"
[then]Give {points} points? per {amount} spent without tax on category {categories}=proposals.perAmount({points}, {amount}, "every", "without tax", "category", {categories});

# id: per-amount-on-brand-without-tax
# {points}: decimal
# {amount}: money
# {brands}: codes of brand
# award: {points} points? per {amount} on brand {brands}
# called: the [{points}] points? per {amount} spent without tax on brand {brands}
# help: In proportion: parts of the amount give parts of the points, and the sum is rounded once, at the end. Prices count without their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 2 points per 1.00 EUR spent without tax on brand "Illy"
[then]Give {points} points? per {amount} spent without tax on brand {brands}=proposals.perAmount({points}, {amount}, "every", "without tax", "brand", {brands});

# id: per-amount-on-product-without-tax
# {points}: decimal
# {amount}: money
# {products}: codes of product
# award: {points} points? per {amount} on product {products}
# called: the [{points}] points? per {amount} spent without tax on product {products}
# help: In proportion: parts of the amount give parts of the points, and the sum is rounded once, at the end. Prices count without their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 2 points per 1.00 EUR spent without tax on product "ESP-1" or "ESP-2"
[then]Give {points} points? per {amount} spent without tax on product {products}=proposals.perAmount({points}, {amount}, "every", "without tax", "product", {products});

# id: per-full-amount-on-basket-without-tax
# {points}: decimal
# {amount}: money
# award: {points} points? for every full {amount}
# called: the [{points}] points? for every full {amount} spent without tax
# help: Stepwise: only full amounts give points, counted over all these lines together. Prices count without their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 2 points for every full 10.00 EUR spent without tax
[then]Give {points} points? for every full {amount} spent without tax=proposals.perAmount({points}, {amount}, "every full", "without tax", "basket");

# id: per-full-amount-on-category-without-tax
# {points}: decimal
# {amount}: money
# {categories}: codes of category
# award: {points} points? for every full {amount} on category {categories}
# called: the [{points}] points? for every full {amount} spent without tax on category {categories}
# help: Stepwise: only full amounts give points, counted over all these lines together. Prices count without their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 2 points for every full 10.00 EUR spent without tax on category "coffee"
[then]Give {points} points? for every full {amount} spent without tax on category {categories}=proposals.perAmount({points}, {amount}, "every full", "without tax", "category", {categories});

# id: per-full-amount-on-brand-without-tax
# {points}: decimal
# {amount}: money
# {brands}: codes of brand
# award: {points} points? for every full {amount} on brand {brands}
# called: the [{points}] points? for every full {amount} spent without tax on brand {brands}
# help: Stepwise: only full amounts give points, counted over all these lines together. Prices count without their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 2 points for every full 10.00 EUR spent without tax on brand "Illy"
[then]Give {points} points? for every full {amount} spent without tax on brand {brands}=proposals.perAmount({points}, {amount}, "every full", "without tax", "brand", {brands});

# id: per-full-amount-on-product-without-tax
# {points}: decimal
# {amount}: money
# {products}: codes of product
# award: {points} points? for every full {amount} on product {products}
# called: the [{points}] points? for every full {amount} spent without tax on product {products}
# help: Stepwise: only full amounts give points, counted over all these lines together. Prices count without their tax, after discounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 2 points for every full 10.00 EUR spent without tax on product "ESP-1" or "ESP-2"
[then]Give {points} points? for every full {amount} spent without tax on product {products}=proposals.perAmount({points}, {amount}, "every full", "without tax", "product", {products});

# group: Rate bands

# id: per-amount-above
# {points}: decimal
# {amount}: money
# {from}: money
# award: {points} points? per {amount} above {from}
# called: the [{points}] points? per {amount} spent above {from}
# help: Points on the part of the total that lies above an amount.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 3 points per 1.00 EUR spent above 100.00 EUR
[then]Give {points} points? per {amount} spent above {from}=proposals.perAmountAbove({points}, {amount}, "every", "with tax", {from});

# id: per-amount-up-to
# {points}: decimal
# {amount}: money
# {until}: money
# award: {points} points? per {amount} up to {until}
# called: the [{points}] points? per {amount} spent up to {until}
# help: Points on the part of the total that lies below an amount.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 1 point per 1.00 EUR spent up to 50.00 EUR
[then]Give {points} points? per {amount} spent up to {until}=proposals.perAmountBetween({points}, {amount}, "every", "with tax", 0L, {until});

# id: per-amount-between
# {points}: decimal
# {amount}: money
# {from}: money
# {until}: money
# award: {points} points? per {amount} between {from} and {until}
# called: the [{points}] points? per {amount} spent between {from} and {until}
# help: Points on the part of the total that lies between two amounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro
# example: Give 2 points per 1.00 EUR spent between 50.00 EUR and 100.00 EUR
[then]Give {points} points? per {amount} spent between {from} and {until}=proposals.perAmountBetween({points}, {amount}, "every", "with tax", {from}, {until});

# id: per-full-amount-above
# {points}: decimal
# {amount}: money
# {from}: money
# award: {points} points? for every full {amount} above {from}
# called: the [{points}] points? for every full {amount} spent above {from}
# help: Points on the part of the total that lies above an amount.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 3 points for every full 10.00 EUR spent above 100.00 EUR
[then]Give {points} points? for every full {amount} spent above {from}=proposals.perAmountAbove({points}, {amount}, "every full", "with tax", {from});

# id: per-full-amount-up-to
# {points}: decimal
# {amount}: money
# {until}: money
# award: {points} points? for every full {amount} up to {until}
# called: the [{points}] points? for every full {amount} spent up to {until}
# help: Points on the part of the total that lies below an amount.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 1 point for every full 10.00 EUR spent up to 50.00 EUR
[then]Give {points} points? for every full {amount} spent up to {until}=proposals.perAmountBetween({points}, {amount}, "every full", "with tax", 0L, {until});

# id: per-full-amount-between
# {points}: decimal
# {amount}: money
# {from}: money
# {until}: money
# award: {points} points? for every full {amount} between {from} and {until}
# called: the [{points}] points? for every full {amount} spent between {from} and {until}
# help: Points on the part of the total that lies between two amounts.
# words: earn, collect, money, euro, cashback, rate, base, sammeln, Geld, Betrag, Umsatz, Grundpunkte, Punkte pro, step, stepwise, whole, Schritt, je volle
# example: Give 2 points for every full 10.00 EUR spent between 50.00 EUR and 100.00 EUR
[then]Give {points} points? for every full {amount} spent between {from} and {until}=proposals.perAmountBetween({points}, {amount}, "every full", "with tax", {from}, {until});

# group: Points by percent and by unit

# id: percent-on-basket
# {percent}: percent
# award: {percent} back
# called: the share [of {percent}] of the amount spent that is given as points
# help: Points worth this part of the amount, with its tax, at the value that a point has in the programme.
# words: percent, share, cashback, back, rate, Prozent, Anteil, zurück, Rückvergütung
# example: Give 5% of the amount spent as points
[then]Give {percent} of the amount spent as points=proposals.percent({percent}, "with tax", "basket");

# id: percent-on-category
# {percent}: percent
# {categories}: codes of category
# award: {percent} back on category {categories}
# called: the share [of {percent}] of the amount spent on category {categories} that is given as points
# help: Points worth this part of the amount, with its tax, at the value that a point has in the programme.
# words: percent, share, cashback, back, rate, Prozent, Anteil, zurück, Rückvergütung
# example: Give 5% of the amount spent on category "coffee" as points
[then]Give {percent} of the amount spent on category {categories} as points=proposals.percent({percent}, "with tax", "category", {categories});

# id: percent-on-brand
# {percent}: percent
# {brands}: codes of brand
# award: {percent} back on brand {brands}
# called: the share [of {percent}] of the amount spent on brand {brands} that is given as points
# help: Points worth this part of the amount, with its tax, at the value that a point has in the programme.
# words: percent, share, cashback, back, rate, Prozent, Anteil, zurück, Rückvergütung
# example: Give 5% of the amount spent on brand "Illy" as points
[then]Give {percent} of the amount spent on brand {brands} as points=proposals.percent({percent}, "with tax", "brand", {brands});

# id: percent-on-product
# {percent}: percent
# {products}: codes of product
# award: {percent} back on product {products}
# called: the share [of {percent}] of the amount spent on product {products} that is given as points
# help: Points worth this part of the amount, with its tax, at the value that a point has in the programme.
# words: percent, share, cashback, back, rate, Prozent, Anteil, zurück, Rückvergütung
# example: Give 5% of the amount spent on product "ESP-1" or "ESP-2" as points
[then]Give {percent} of the amount spent on product {products} as points=proposals.percent({percent}, "with tax", "product", {products});

# id: percent-on-basket-without-tax
# {percent}: percent
# award: {percent} back
# called: the share [of {percent}] of the amount spent without tax that is given as points
# help: Points worth this part of the amount, without its tax, at the value that a point has in the programme.
# words: percent, share, cashback, back, rate, Prozent, Anteil, zurück, Rückvergütung
# example: Give 5% of the amount spent without tax as points
[then]Give {percent} of the amount spent without tax as points=proposals.percent({percent}, "without tax", "basket");

# id: percent-on-category-without-tax
# {percent}: percent
# {categories}: codes of category
# award: {percent} back on category {categories}
# called: the share [of {percent}] of the amount spent without tax on category {categories} that is given as points
# help: Points worth this part of the amount, without its tax, at the value that a point has in the programme.
# words: percent, share, cashback, back, rate, Prozent, Anteil, zurück, Rückvergütung
# example: Give 5% of the amount spent without tax on category "coffee" as points
[then]Give {percent} of the amount spent without tax on category {categories} as points=proposals.percent({percent}, "without tax", "category", {categories});

# id: percent-on-brand-without-tax
# {percent}: percent
# {brands}: codes of brand
# award: {percent} back on brand {brands}
# called: the share [of {percent}] of the amount spent without tax on brand {brands} that is given as points
# help: Points worth this part of the amount, without its tax, at the value that a point has in the programme.
# words: percent, share, cashback, back, rate, Prozent, Anteil, zurück, Rückvergütung
# example: Give 5% of the amount spent without tax on brand "Illy" as points
[then]Give {percent} of the amount spent without tax on brand {brands} as points=proposals.percent({percent}, "without tax", "brand", {brands});

# id: percent-on-product-without-tax
# {percent}: percent
# {products}: codes of product
# award: {percent} back on product {products}
# called: the share [of {percent}] of the amount spent without tax on product {products} that is given as points
# help: Points worth this part of the amount, without its tax, at the value that a point has in the programme.
# words: percent, share, cashback, back, rate, Prozent, Anteil, zurück, Rückvergütung
# example: Give 5% of the amount spent without tax on product "ESP-1" or "ESP-2" as points
[then]Give {percent} of the amount spent without tax on product {products} as points=proposals.percent({percent}, "without tax", "product", {products});

# id: per-unit-of-basket
# {points}: decimal
# award: {points} points? for every unit
# called: the [{points}] points? for every unit
# help: For each full unit bought; goods sold by weight count by full kilograms or litres. What is free and charges do not count.
# words: each, every, item, piece, quantity, number, visit, jedes, Stück, Menge, Anzahl, pro Produkt
# example: Give 10 points for every unit
[then]Give {points} points? for every unit=proposals.perUnit({points}, "basket");

# id: per-unit-of-category
# {points}: decimal
# {categories}: codes of category
# award: {points} points? for every unit of category {categories}
# called: the [{points}] points? for every unit of category {categories}
# help: For each full unit bought; goods sold by weight count by full kilograms or litres. What is free and charges do not count.
# words: each, every, item, piece, quantity, number, visit, jedes, Stück, Menge, Anzahl, pro Produkt
# example: Give 10 points for every unit of category "coffee"
[then]Give {points} points? for every unit of category {categories}=proposals.perUnit({points}, "category", {categories});

# id: per-unit-of-brand
# {points}: decimal
# {brands}: codes of brand
# award: {points} points? for every unit of brand {brands}
# called: the [{points}] points? for every unit of brand {brands}
# help: For each full unit bought; goods sold by weight count by full kilograms or litres. What is free and charges do not count.
# words: each, every, item, piece, quantity, number, visit, jedes, Stück, Menge, Anzahl, pro Produkt
# example: Give 10 points for every unit of brand "Illy"
[then]Give {points} points? for every unit of brand {brands}=proposals.perUnit({points}, "brand", {brands});

# id: per-unit-of-product
# {points}: decimal
# {products}: codes of product
# award: {points} points? for every unit of product {products}
# called: the [{points}] points? for every unit of product {products}
# help: For each full unit bought; goods sold by weight count by full kilograms or litres. What is free and charges do not count.
# words: each, every, item, piece, quantity, number, visit, jedes, Stück, Menge, Anzahl, pro Produkt
# example: Give 10 points for every unit of product "ESP-1" or "ESP-2"
[then]Give {points} points? for every unit of product {products}=proposals.perUnit({points}, "product", {products});
