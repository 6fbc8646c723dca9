# Sentences between "when" and "then". Each becomes one pattern with one constraint:
# Fact( measure(literals) operator literal ). Amounts are in minor units, quantities in thousandths.

# group: Amount

# about: purchase

# id: purchase
# customers: not-told
# called: the purchase
# help: Always met. For rules that apply to every purchase.
# words: buy, always, every purchase, everybody, all, kaufen, immer, jeder Einkauf, alle, Einkauf
# example: A purchase is made
[when]A purchase is made=Happening( event == "purchase" )

# id: total-at-least
# {amount}: money
# called: the least total
# help: The total of the purchase, after discounts and with tax, is this much or more. Charges (delivery, deposits, service, tips, gift cards) are left out.
# words: spend, buy, money, price, euro, sum, value, amount, ausgeben, kaufen, Geld, Preis, Summe, Betrag, Umsatz, minimum, order value, basket, cart, Mindestbetrag, Mindesteinkauf, Warenkorb
# example: The total is at least 20.00 EUR
[when]The total is at least {amount}=Basket( goodsMinor >= {amount} )

# id: total-at-most
# {amount}: money
# called: the greatest total
# help: The total of the purchase, after discounts and with tax, is this much or less. Charges (delivery, deposits, service, tips, gift cards) are left out.
# words: spend, buy, money, price, euro, sum, value, amount, ausgeben, kaufen, Geld, Preis, Summe, Betrag, Umsatz, maximum, limit, small, basket, höchstens, klein, Warenkorb
# example: The total is at most 100.00 EUR
[when]The total is at most {amount}=Basket( goodsMinor <= {amount} )

# id: total-with-charges-at-least
# {amount}: money
# called: the least total with charges
# help: The whole receipt, after discounts and with tax, delivery, deposits, service, tips and gift cards included, is this much or more.
# words: spend, delivery, shipping, deposit, tip, gift card, charges, receipt, Lieferung, Versand, Pfand, Trinkgeld, Geschenkkarte, Gebühren, Bon
# example: The total with charges is at least 20.00 EUR
[when]The total with charges is at least {amount}=Basket( totalMinor >= {amount} )

# id: spends-on-category
# {amount}: money
# {categories}: codes of category
# called: the least spend on category {categories}
# help: The lines of this category (of all those named, together) come to this much or more, after discounts and with tax. Charges are left out.
# words: spend, buy, money, price, euro, sum, value, amount, ausgeben, kaufen, Geld, Preis, Summe, Betrag, Umsatz, minimum, Mindestbetrag
# example: At least 20.00 EUR is spent on category "coffee"
[when]At least {amount} is spent on category {categories}=Basket( spentOnCategory({categories}) >= {amount} )

# id: spends-on-brand
# {amount}: money
# {brands}: codes of brand
# called: the least spend on brand {brands}
# help: The lines of this brand (of all those named, together) come to this much or more, after discounts and with tax. Charges are left out.
# words: spend, buy, money, price, euro, sum, value, amount, ausgeben, kaufen, Geld, Preis, Summe, Betrag, Umsatz, minimum, Mindestbetrag
# example: At least 20.00 EUR is spent on brand "Illy"
[when]At least {amount} is spent on brand {brands}=Basket( spentOnBrand({brands}) >= {amount} )

# id: spends-on-product
# {amount}: money
# {products}: codes of product
# called: the least spend on product {products}
# help: The lines of this product (of all those named, together) come to this much or more, after discounts and with tax. Charges are left out.
# words: spend, buy, money, price, euro, sum, value, amount, ausgeben, kaufen, Geld, Preis, Summe, Betrag, Umsatz, minimum, Mindestbetrag
# example: At least 20.00 EUR is spent on product "ESP-1"
[when]At least {amount} is spent on product {products}=Basket( spentOnProduct({products}) >= {amount} )

# group: What is bought

# id: contains-category
# {categories}: codes of category
# needed: {categories}
# called: the categories of which one must be in the basket
# help: At least one line of the purchase is of this category; of any of them where several are named.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf
# example: The basket contains products in category "coffee" or "tea"
[when]The basket contains products in category {categories}=Basket( hasCategory({categories}) == true )

# id: contains-no-category
# {categories}: codes of category
# needed: none of {categories}
# called: the categories of which none may be in the basket
# help: No line of the purchase is of this category; of none of them where several are named.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf, without, exclude, except, not, ohne, ausschließen, außer, nicht
# example: The basket contains no products in category "coffee"
[when]The basket contains no products in category {categories}=Basket( hasCategory({categories}) == false )

# id: contains-brand
# {brands}: codes of brand
# needed: {brands}
# called: the brands of which one must be in the basket
# help: At least one line of the purchase is of this brand; of any of them where several are named.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf
# example: The basket contains products of brand "Illy" or "Lavazza"
[when]The basket contains products of brand {brands}=Basket( hasBrand({brands}) == true )

# id: contains-no-brand
# {brands}: codes of brand
# needed: none of {brands}
# called: the brands of which none may be in the basket
# help: No line of the purchase is of this brand; of none of them where several are named.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf, without, exclude, except, not, ohne, ausschließen, außer, nicht
# example: The basket contains no products of brand "Illy"
[when]The basket contains no products of brand {brands}=Basket( hasBrand({brands}) == false )

# id: contains-product
# {products}: codes of product
# needed: {products}
# called: the products of which one must be in the basket
# help: At least one line of the purchase is of this product; of any of them where several are named.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf
# example: The basket contains product "ESP-1" or "ESP-2"
[when]The basket contains product {products}=Basket( hasProduct({products}) == true )

# id: contains-no-product
# {products}: codes of product
# needed: none of {products}
# called: the products of which none may be in the basket
# help: No line of the purchase is of this product; of none of them where several are named.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf, without, exclude, except, not, ohne, ausschließen, außer, nicht
# example: The basket contains no product "ESP-1"
[when]The basket contains no product {products}=Basket( hasProduct({products}) == false )

# id: units-of-category
# {units}: quantity
# {categories}: codes of category
# called: the least number of units of category {categories}
# help: So many units of this category are bought, of all those named together. Goods sold by weight count with their weight; what is free and charges do not count.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf, pieces, quantity, number, count, how many, Stück, Menge, Anzahl, wie viele
# example: The basket contains at least 2 units of category "coffee"
[when]The basket contains at least {units} units? of category {categories}=Basket( unitsOfCategory({categories}) >= {units} )

# id: units-of-brand
# {units}: quantity
# {brands}: codes of brand
# called: the least number of units of brand {brands}
# help: So many units of this brand are bought, of all those named together. Goods sold by weight count with their weight; what is free and charges do not count.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf, pieces, quantity, number, count, how many, Stück, Menge, Anzahl, wie viele
# example: The basket contains at least 2 units of brand "Illy"
[when]The basket contains at least {units} units? of brand {brands}=Basket( unitsOfBrand({brands}) >= {units} )

# id: units-of-product
# {units}: quantity
# {products}: codes of product
# called: the least number of units of product {products}
# help: So many units of this product are bought, of all those named together. Goods sold by weight count with their weight; what is free and charges do not count.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf, pieces, quantity, number, count, how many, Stück, Menge, Anzahl, wie viele
# example: The basket contains at least 2 units of product "ESP-1"
[when]The basket contains at least {units} units? of product {products}=Basket( unitsOfProduct({products}) >= {units} )

# id: units
# {units}: quantity
# called: the least number of units in all
# help: So many units are bought, of whatever products. What is free and charges do not count.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf, pieces, quantity, number, count, how many, Stück, Menge, Anzahl, wie viele
# example: The basket contains at least 5 units in all
[when]The basket contains at least {units} units? in all=Basket( unitsMilli >= {units} )

# id: all-units
# {units}: quantity
# called: the least number of units, free ones and charges included
# help: So many units stand on the receipt, those that are free and charges included.
# words: free, gift, sample, delivery, charges, pieces, quantity, number, count, gratis, Geschenk, Zugabe, Lieferung, Stück, Menge, Anzahl
# example: The basket contains at least 5 units with free ones and charges
[when]The basket contains at least {units} units? with free ones and charges=Basket( allUnitsMilli >= {units} )

# id: different-products
# {count}: integer 1..1000
# called: the least number of different products
# help: So many different products are bought, however many of each. What is free and charges do not count.
# words: buy, purchase, product, item, article, basket, cart, kaufen, Produkt, Artikel, Warenkorb, Einkauf, variety, mix, assortment, range, verschieden, Vielfalt, Sortiment
# example: The basket contains at least 3 different products
[when]The basket contains at least {count} different products=Basket( differentProducts >= {count} )

# group: Payment and codes

# id: payment-method
# {methods}: codes of payment-method
# found: paymentMethods
# needed: {methods}
# called: the ways of payment
# help: All or a part is paid in one of these ways: the till sent it among the payments, or as the purchase attribute paymentMethod.
# words: card, cash, mobile, wallet, pay, credit, Karte, bar, bezahlen, Zahlung, Zahlungsart, Kreditkarte
# example: The customer pays with "app" or "gift-card"
[when]The customer pays with {methods}=Facts( paysWith({methods}) == true )

# id: code-presented
# customers: secret
# {codes}: codes of code
# needed: {codes}
# called: the codes of which one must be presented
# help: One of these voucher or promo codes was presented with the purchase.
# words: coupon, voucher, promo code, promotion, flyer, Gutschein, Coupon, Aktionscode, Gutscheincode
# example: The customer presents the code "SUMMER26"
[when]The customer presents the code {codes}=Happening( presents({codes}) == true )

# id: purchase-attribute
# customers: secret
# {name}: code of attribute
# {values}: codes
# found: attribute
# needed: {values}
# called: the values of the purchase attribute {name}
# help: The till sent the purchase with this attribute, and its value is one of these.
# words: field, property, detail, Feld, Eigenschaft, Angabe
# example: The purchase attribute "delivery" is "pickup"
[when]The purchase attribute {name} is {values}=Happening( attributeAmong({name}, {values}) == true )

# group: Where and when

# about: happening

# id: store
# {stores}: codes of store
# found: store
# needed: {stores}
# called: the stores
# help: It happens in one of these stores, by their codes.
# words: shop, branch, location, market, city, Filiale, Laden, Geschäft, Standort, Markt, Stadt
# example: The store is "hamburg-1" or "hamburg-2"
[when]The store is {stores}=Happening( storeAmong({stores}) == true )

# id: store-not
# {stores}: codes of store
# found: store
# needed: not {stores}
# called: the stores left out
# help: It happens in none of these stores, by their codes.
# words: shop, branch, location, market, Filiale, Laden, Geschäft, Standort, Markt, without, exclude, except, not, ohne, ausschließen, außer, nicht
# example: The store is not "outlet-1"
[when]The store is not {stores}=Happening( storeAmong({stores}) == false )

# id: store-tag
# {tags}: codes of store-tag
# needed: {tags}
# called: the tags of which the store must have one
# help: The store carries this tag; any of them where several are named.
# words: shop, branch, location, market, city, Filiale, Laden, Geschäft, Standort, Markt, Stadt
# example: The store has tag "airport"
[when]The store has tag {tags}=Happening( storeTagged({tags}) == true )

# id: channel
# {channels}: codes of channel
# found: channel
# needed: {channels}
# called: the channels
# help: It came through one of these channels.
# words: online, web shop, app, in store, e-commerce, Onlineshop, Webshop, App, Laden, Vertriebsweg
# example: The channel is "online"
[when]The channel is {channels}=Happening( channelAmong({channels}) == true )

# id: weekday
# {weekdays}: weekdays
# found: weekday
# needed: {weekdays}
# called: the days of the week
# help: It happens on one of these days of the week, by the calendar of the store.
# words: weekend, week, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, today, Wochenende, Wochentag, Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonntag
# example: The day is Tuesday or Thursday
[when]The day is {weekdays}=Happening( weekdayAmong({weekdays}) == true )

# id: time-between
# {from}: time
# {until}: time
# found: time
# needed: {from} to {until}
# called: the time span
# help: By the clock of the store, the first minute included and the last not. From 22:00 to 02:00 runs over midnight.
# words: happy hour, clock, hour, morning, noon, lunch, afternoon, evening, night, Uhrzeit, Stunde, morgens, mittags, Mittagspause, nachmittags, abends, nachts
# example: The time is between 14:00 and 16:00
[when]The time is between {from} and {until}=Happening( minuteBetween({from}, {until}) == true )

# id: date-between
# {from}: date
# {until}: date
# found: date
# needed: {from} to {until}
# called: the span of dates
# help: By the calendar of the store, both days included.
# words: campaign, promotion, period, season, Christmas, Easter, holiday, Aktion, Zeitraum, Saison, Weihnachten, Ostern, Feiertag
# example: The date is between 2026-12-01 and 2026-12-24
[when]The date is between {from} and {until}=Happening( dayBetween({from}, {until}) == true )

# id: day-of-month-at-most
# {day}: integer 1..31
# called: the latest day of the month
# help: It happens in the first days of a calendar month.
# words: month, beginning, end, payday, monthly, Monat, Monatsanfang, Monatsende, Zahltag, monatlich
# example: The day of the month is at most 5
[when]The day of the month is at most {day}=Happening( dayOfMonth <= {day} )

# id: day-of-month-at-least
# {day}: integer 1..31
# called: the earliest day of the month
# help: It happens in the last days of a calendar month.
# words: month, beginning, end, payday, monthly, Monat, Monatsanfang, Monatsende, Zahltag, monatlich
# example: The day of the month is at least 25
[when]The day of the month is at least {day}=Happening( dayOfMonth >= {day} )
