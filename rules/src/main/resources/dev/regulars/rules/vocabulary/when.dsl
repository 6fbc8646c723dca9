# Sentences between "when" and "then". Each becomes one pattern with one constraint:
# Fact( measure(literals) operator literal ). Amounts are in minor units, quantities in thousandths.

# group: Amount

# about: purchase

# id: purchase
# called: the purchase
# help: Always met. For rules that apply to every purchase.
# example: A purchase is made
[when]A purchase is made=Happening( event == "purchase" )

# id: total-at-least
# {amount}: money
# called: the least total
# help: The total of the purchase, after discounts and with tax, is this much or more.
# example: The total is at least 20.00 EUR
[when]The total is at least {amount}=Basket( totalMinor >= {amount} )

# id: total-at-most
# {amount}: money
# called: the greatest total
# help: The total of the purchase, after discounts and with tax, is this much or less.
# example: The total is at most 100.00 EUR
[when]The total is at most {amount}=Basket( totalMinor <= {amount} )

# id: spends-on-category
# {amount}: money
# {categories}: codes of category
# called: the least spend on category {categories}
# help: The lines of this category (of all those named, together) come to this much or more, after discounts and with tax.
# example: At least 20.00 EUR is spent on category "coffee"
[when]At least {amount} is spent on category {categories}=Basket( spentOnCategory({categories}) >= {amount} )

# id: spends-on-brand
# {amount}: money
# {brands}: codes of brand
# called: the least spend on brand {brands}
# help: The lines of this brand (of all those named, together) come to this much or more, after discounts and with tax.
# example: At least 20.00 EUR is spent on brand "Illy"
[when]At least {amount} is spent on brand {brands}=Basket( spentOnBrand({brands}) >= {amount} )

# id: spends-on-product
# {amount}: money
# {products}: codes of product
# called: the least spend on product {products}
# help: The lines of this product (of all those named, together) come to this much or more, after discounts and with tax.
# example: At least 20.00 EUR is spent on product "ESP-1"
[when]At least {amount} is spent on product {products}=Basket( spentOnProduct({products}) >= {amount} )

# group: What is bought

# id: contains-category
# {categories}: codes of category
# needed: {categories}
# called: the categories of which one must be in the basket
# help: At least one line of the purchase is of this category; of any of them where several are named.
# example: The basket contains products in category "coffee" or "tea"
[when]The basket contains products in category {categories}=Basket( hasCategory({categories}) == true )

# id: contains-no-category
# {categories}: codes of category
# needed: none of {categories}
# called: the categories of which none may be in the basket
# help: No line of the purchase is of this category; of none of them where several are named.
# example: The basket contains no products in category "coffee"
[when]The basket contains no products in category {categories}=Basket( hasCategory({categories}) == false )

# id: contains-brand
# {brands}: codes of brand
# needed: {brands}
# called: the brands of which one must be in the basket
# help: At least one line of the purchase is of this brand; of any of them where several are named.
# example: The basket contains products of brand "Illy" or "Lavazza"
[when]The basket contains products of brand {brands}=Basket( hasBrand({brands}) == true )

# id: contains-no-brand
# {brands}: codes of brand
# needed: none of {brands}
# called: the brands of which none may be in the basket
# help: No line of the purchase is of this brand; of none of them where several are named.
# example: The basket contains no products of brand "Illy"
[when]The basket contains no products of brand {brands}=Basket( hasBrand({brands}) == false )

# id: contains-product
# {products}: codes of product
# needed: {products}
# called: the products of which one must be in the basket
# help: At least one line of the purchase is of this product; of any of them where several are named.
# example: The basket contains product "ESP-1" or "ESP-2"
[when]The basket contains product {products}=Basket( hasProduct({products}) == true )

# id: contains-no-product
# {products}: codes of product
# needed: none of {products}
# called: the products of which none may be in the basket
# help: No line of the purchase is of this product; of none of them where several are named.
# example: The basket contains no product "ESP-1"
[when]The basket contains no product {products}=Basket( hasProduct({products}) == false )

# id: units-of-category
# {units}: quantity
# {categories}: codes of category
# called: the least number of units of category {categories}
# help: So many units of this category are bought, of all those named together. Goods sold by weight count with their weight.
# example: The basket contains at least 2 units of category "coffee"
[when]The basket contains at least {units} units? of category {categories}=Basket( unitsOfCategory({categories}) >= {units} )

# id: units-of-brand
# {units}: quantity
# {brands}: codes of brand
# called: the least number of units of brand {brands}
# help: So many units of this brand are bought, of all those named together. Goods sold by weight count with their weight.
# example: The basket contains at least 2 units of brand "Illy"
[when]The basket contains at least {units} units? of brand {brands}=Basket( unitsOfBrand({brands}) >= {units} )

# id: units-of-product
# {units}: quantity
# {products}: codes of product
# called: the least number of units of product {products}
# help: So many units of this product are bought, of all those named together. Goods sold by weight count with their weight.
# example: The basket contains at least 2 units of product "ESP-1"
[when]The basket contains at least {units} units? of product {products}=Basket( unitsOfProduct({products}) >= {units} )

# id: units
# {units}: quantity
# called: the least number of units in all
# help: So many units are bought, of whatever products.
# example: The basket contains at least 5 units in all
[when]The basket contains at least {units} units? in all=Basket( unitsMilli >= {units} )

# id: different-products
# {count}: integer 1..1000
# called: the least number of different products
# help: So many different products are bought, however many of each.
# example: The basket contains at least 3 different products
[when]The basket contains at least {count} different products=Basket( differentProducts >= {count} )

# group: Payment and codes

# id: payment-method
# {methods}: codes of payment-method
# found: attribute
# needed: {methods}
# called: the ways of payment
# help: The till sent one of these as the purchase attribute paymentMethod.
# example: The customer pays with "app" or "gift-card"
[when]The customer pays with {methods}=Happening( attributeAmong("paymentMethod", {methods}) == true )

# id: code-presented
# {codes}: codes of code
# needed: {codes}
# called: the codes of which one must be presented
# help: One of these voucher or promo codes was presented with the purchase.
# example: The customer presents the code "SUMMER26"
[when]The customer presents the code {codes}=Happening( presents({codes}) == true )

# id: purchase-attribute
# {name}: code of attribute
# {values}: codes
# found: attribute
# needed: {values}
# called: the values of the purchase attribute {name}
# help: The till sent the purchase with this attribute, and its value is one of these.
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
# example: The store is "hamburg-1" or "hamburg-2"
[when]The store is {stores}=Happening( storeAmong({stores}) == true )

# id: store-not
# {stores}: codes of store
# found: store
# needed: not {stores}
# called: the stores left out
# help: It happens in none of these stores, by their codes.
# example: The store is not "outlet-1"
[when]The store is not {stores}=Happening( storeAmong({stores}) == false )

# id: store-tag
# {tags}: codes of store-tag
# needed: {tags}
# called: the tags of which the store must have one
# help: The store carries this tag; any of them where several are named.
# example: The store has tag "airport"
[when]The store has tag {tags}=Happening( storeTagged({tags}) == true )

# id: channel
# {channels}: codes of channel
# found: channel
# needed: {channels}
# called: the channels
# help: It came through one of these channels.
# example: The channel is "online"
[when]The channel is {channels}=Happening( channelAmong({channels}) == true )

# id: weekday
# {weekdays}: weekdays
# found: weekday
# needed: {weekdays}
# called: the days of the week
# help: It happens on one of these days of the week, by the calendar of the store.
# example: The day is Tuesday or Thursday
[when]The day is {weekdays}=Happening( weekdayAmong({weekdays}) == true )

# id: time-between
# {from}: time
# {until}: time
# found: time
# needed: {from} to {until}
# called: the time span
# help: By the clock of the store, the first minute included and the last not. From 22:00 to 02:00 runs over midnight.
# example: The time is between 14:00 and 16:00
[when]The time is between {from} and {until}=Happening( minuteBetween({from}, {until}) == true )

# id: date-between
# {from}: date
# {until}: date
# found: date
# needed: {from} to {until}
# called: the span of dates
# help: By the calendar of the store, both days included.
# example: The date is between 2026-12-01 and 2026-12-24
[when]The date is between {from} and {until}=Happening( dayBetween({from}, {until}) == true )

# id: day-of-month-at-most
# {day}: integer 1..31
# called: the latest day of the month
# help: It happens in the first days of a calendar month.
# example: The day of the month is at most 5
[when]The day of the month is at most {day}=Happening( dayOfMonth <= {day} )

# id: day-of-month-at-least
# {day}: integer 1..31
# called: the earliest day of the month
# help: It happens in the last days of a calendar month.
# example: The day of the month is at least 25
[when]The day of the month is at least {day}=Happening( dayOfMonth >= {day} )

# group: Member

# about: any

# id: tier
# {tier}: tier
# found: tier
# needed: {tier}
# called: the tier of the member
# help: The member is in exactly this tier when it happens.
# example: The member is in tier "gold"
[when]The member is in tier {tier}=Member( tierAmong({tier}) == true )

# id: tier-or-higher
# {tier}: tier-or-higher
# found: tier
# needed: {tier} or higher
# called: the lowest tier
# help: The member is in this tier or one above it when it happens.
# example: The member is in tier "silver" or higher
[when]The member is in tier {tier} or higher=Member( tierAmong({tier}) == true )

# id: tier-below
# {tier}: tier-or-higher
# found: tier
# needed: below {tier}
# called: the tier that the member must be below
# help: The member is in a lower tier than this when it happens, or in none.
# example: The member is below tier "gold"
[when]The member is below tier {tier}=Member( tierAmong({tier}) == false )

# id: member-tag
# {tags}: codes of tag
# needed: {tags}
# called: the tags of which the member must have one
# help: The member carries this tag; any of them where several are named.
# example: The member has tag "student"
[when]The member has tag {tags}=Member( tagged({tags}) == true )

# id: member-no-tag
# {tags}: codes of tag
# needed: not {tags}
# called: the tags of which the member may have none
# help: The member carries none of these tags.
# example: The member does not have tag "staff"
[when]The member does not have tag {tags}=Member( tagged({tags}) == false )

# id: member-attribute
# {name}: code of member-attribute
# {values}: codes
# found: attribute
# needed: {values}
# called: the values of the member attribute {name}
# help: The member has this attribute, and its value is one of these.
# example: The member attribute "favourite" is "tea" or "coffee"
[when]The member attribute {name} is {values}=Member( attributeAmong({name}, {values}) == true )

# id: enrolled-at-least
# {days}: integer 1..36600
# called: the least time since enrolment
# help: So many full days have passed since the day of enrolment.
# example: The member enrolled at least 30 days ago
[when]The member enrolled at least {days} days? ago=Facts( daysEnrolled >= {days} )

# id: enrolled-at-most
# {days}: integer 0..36600
# called: the greatest time since enrolment
# help: No more than so many days have passed since the day of enrolment; on that day itself it is 0.
# example: The member enrolled at most 14 days ago
[when]The member enrolled at most {days} days? ago=Facts( daysEnrolled <= {days} )

# id: birthday-today
# found: birthday
# called: the birthday
# help: It happens on the birthday of the member; 29 February is kept on the 28th in other years.
# example: The birthday of the member is today
[when]The birthday of the member is today=Facts( birthdayToday == true )

# id: birthday-this-week
# found: birthday
# called: the week of the birthday
# help: The birthday of the member lies in the same week, Monday to Sunday.
# example: The birthday of the member is this week
[when]The birthday of the member is this week=Facts( birthdayThisWeek == true )

# id: birthday-this-month
# found: birthday
# called: the month of the birthday
# help: The birthday of the member lies in the same calendar month.
# example: The birthday of the member is this month
[when]The birthday of the member is this month=Facts( birthdayThisMonth == true )

# group: Earlier purchases

# about: purchase

# id: first-purchase
# found: purchaseNumber
# needed: 1
# called: the first purchase
# help: The member has never bought anything before.
# example: This is the first purchase of the member
[when]This is the first purchase of the member=Member( purchases == 0L )

# id: nth-purchase
# {n}: ordinal
# called: the purchase that counts
# help: Counted from the first purchase ever, this one included.
# example: This is the 10th purchase of the member
[when]This is the {n} purchase of the member=Member( purchaseNumber == {n} )

# id: every-nth-purchase
# {n}: ordinal 2..1000000
# found: purchaseNumber
# needed: every {n}
# called: the purchase that completes the stamp card
# help: A stamp card: with 10th, it is met at the 10th, 20th, 30th purchase and so on, this one included in the count.
# example: Every 10th purchase of the member
[when]Every {n} purchase of the member=Member( everyPurchase({n}) == true )

# id: nth-purchase-in
# {n}: ordinal
# {period}: choice today=day|this week=week|this month=month|this year=year
# called: the purchase {period} that counts
# help: Counted within the day, the week (Monday to Sunday), the calendar month or the calendar year, this purchase included.
# example: This is the 2nd purchase of the member today
[when]This is the {n} purchase of the member {period}=Member( purchaseNumberIn({period}) == {n} )

# about: happening

# id: purchases-at-least-in-last-days
# {n}: integer 1..1000000
# {days}: days
# called: the least number of earlier purchases in the last {days} days?
# help: So many purchases or more came before this one. Today is one of the days, so 1 means today.
# example: The member made at least 3 earlier purchases in the last 30 days
[when]The member made at least {n} earlier purchases? in the last {days} days?=Member( earlierPurchasesIn({days}) >= {n} )

# id: purchases-at-most-in-last-days
# {n}: integer 0..1000000
# {days}: days
# called: the greatest number of earlier purchases in the last {days} days?
# help: So many purchases or fewer came before this one. Today is one of the days, so 1 means today.
# example: The member made at most 2 earlier purchases in the last 30 days
[when]The member made at most {n} earlier purchases? in the last {days} days?=Member( earlierPurchasesIn({days}) <= {n} )

# id: spent-in-last-days
# {amount}: money
# {days}: days
# called: the least spend on earlier purchases in the last {days} days?
# help: Earlier purchases less returns come to this much or more; this purchase does not count. Today is one of the days, so 1 means today.
# example: The member spent at least 100.00 EUR on earlier purchases in the last 30 days
[when]The member spent at least {amount} on earlier purchases in the last {days} days?=Member( spentEarlierIn({days}) >= {amount} )

# id: purchases-at-least-in-period
# {n}: integer 1..1000000
# {period}: choice today=day|this week=week|this month=month|this year=year
# called: the least number of earlier purchases {period}
# help: So many purchases or more came before this one. The day, the week (Monday to Sunday), the calendar month or the calendar year.
# example: The member made at least 3 earlier purchases this month
[when]The member made at least {n} earlier purchases? {period}=Member( earlierPurchasesIn({period}) >= {n} )

# id: purchases-at-most-in-period
# {n}: integer 0..1000000
# {period}: choice today=day|this week=week|this month=month|this year=year
# called: the greatest number of earlier purchases {period}
# help: So many purchases or fewer came before this one. The day, the week (Monday to Sunday), the calendar month or the calendar year.
# example: The member made at most 2 earlier purchases this month
[when]The member made at most {n} earlier purchases? {period}=Member( earlierPurchasesIn({period}) <= {n} )

# id: spent-in-period
# {amount}: money
# {period}: choice today=day|this week=week|this month=month|this year=year
# called: the least spend on earlier purchases {period}
# help: Earlier purchases less returns come to this much or more; this purchase does not count. The day, the week (Monday to Sunday), the calendar month or the calendar year.
# example: The member spent at least 100.00 EUR on earlier purchases this month
[when]The member spent at least {amount} on earlier purchases {period}=Member( spentEarlierIn({period}) >= {amount} )

# id: last-purchase-at-least
# {days}: integer 1..36600
# called: the least time since the last purchase
# help: The newest earlier purchase is so many days old or more. Not met by a member who never bought anything.
# example: The last purchase of the member was at least 60 days ago
[when]The last purchase of the member was at least {days} days? ago=Facts( daysSinceLastPurchase >= {days} )

# group: Other events

# about: event

# id: member-enrols
# called: the enrolment
# help: Somebody has just become a member.
# example: The member enrols
[when]The member enrols=Happening( event == "enrolment" )

# id: member-reviews
# called: the review
# help: The event review was reported.
# example: The member writes a review
[when]The member writes a review=Happening( event == "review" )

# id: member-answers
# called: the survey
# help: The event survey was reported.
# example: The member answers a survey
[when]The member answers a survey=Happening( event == "survey" )

# id: event
# {events}: codes of event
# found: event
# needed: {events}
# called: the events
# help: An event of this name was reported; any of them where several are named.
# example: The event "app-installed" happens
[when]The event {events} happens=Happening( eventAmong({events}) == true )

# id: event-attribute
# {name}: code of event-attribute
# {values}: codes
# found: attribute
# needed: {values}
# called: the values of the event attribute {name}
# help: The event was reported with this attribute, and its value is one of these.
# example: The event attribute "stars" is "4" or "5"
[when]The event attribute {name} is {values}=Happening( attributeAmong({name}, {values}) == true )
