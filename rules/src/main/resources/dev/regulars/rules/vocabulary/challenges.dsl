# What the rule of a challenge asks for is counted under the challenge's name, and what it gives it gives once, when the
# challenge is won. Members see how far they have come.

# group: Challenges

# about: happening

# id: challenge-times
# {name}: code of challenge
# {n}: integer 1..1000000
# called: the challenge {name} [of {n} times?]
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It lasts as long as the rule is valid. A purchase of nothing but charges or free lines counts as none.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Early bird" asks for 5 times
[then]Challenge {name} asks for {n} times?=proposals.challenge({name}, {n}, "times", "valid", "basket");

# id: challenge-days
# {name}: code of challenge
# {n}: integer 1..1000000
# called: the challenge {name} [of {n} days?]
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It lasts as long as the rule is valid. A purchase of nothing but charges or free lines counts as none.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Early bird" asks for 5 days
[then]Challenge {name} asks for {n} days?=proposals.challenge({name}, {n}, "days", "valid", "basket");

# id: challenge-times-in
# {name}: code of challenge
# {n}: integer 1..1000000
# {window}: choice day|week|month|year
# called: the challenge {name} [of {n} times?] in a {window}
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It starts anew with each calendar day, week (Monday to Sunday), month or year. A purchase of nothing but charges or free lines counts as none.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Early bird" asks for 5 times in a week
[then]Challenge {name} asks for {n} times? in a {window}=proposals.challenge({name}, {n}, "times", {window}, "basket");

# id: challenge-days-in
# {name}: code of challenge
# {n}: integer 1..1000000
# {window}: choice day|week|month|year
# called: the challenge {name} [of {n} days?] in a {window}
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It starts anew with each calendar day, week (Monday to Sunday), month or year. A purchase of nothing but charges or free lines counts as none.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Early bird" asks for 5 days in a week
[then]Challenge {name} asks for {n} days? in a {window}=proposals.challenge({name}, {n}, "days", {window}, "basket");

# about: purchase

# id: challenge-units
# {name}: code of challenge
# {n}: integer 1..1000000
# called: the challenge {name} [of {n} units?]
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It lasts as long as the rule is valid. What is free and charges do not count.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Tasting" asks for 5 units
[then]Challenge {name} asks for {n} units?=proposals.challenge({name}, {n}, "units", "valid", "basket");

# id: challenge-units-of-category
# {name}: code of challenge
# {n}: integer 1..1000000
# {categories}: codes of category
# called: the challenge {name} [of {n} units?] of category {categories}
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It lasts as long as the rule is valid. What is free and charges do not count.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Tasting" asks for 5 units of category "coffee"
[then]Challenge {name} asks for {n} units? of category {categories}=proposals.challenge({name}, {n}, "units", "valid", "category", {categories});

# id: challenge-units-of-brand
# {name}: code of challenge
# {n}: integer 1..1000000
# {brands}: codes of brand
# called: the challenge {name} [of {n} units?] of brand {brands}
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It lasts as long as the rule is valid. What is free and charges do not count.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Tasting" asks for 5 units of brand "Illy"
[then]Challenge {name} asks for {n} units? of brand {brands}=proposals.challenge({name}, {n}, "units", "valid", "brand", {brands});

# id: challenge-units-of-product
# {name}: code of challenge
# {n}: integer 1..1000000
# {products}: codes of product
# called: the challenge {name} [of {n} units?] of product {products}
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It lasts as long as the rule is valid. What is free and charges do not count.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Tasting" asks for 5 units of product "ESP-1" or "ESP-2"
[then]Challenge {name} asks for {n} units? of product {products}=proposals.challenge({name}, {n}, "units", "valid", "product", {products});

# id: challenge-amount
# {name}: code of challenge
# {amount}: money
# called: the challenge {name} [of {amount}]
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It lasts as long as the rule is valid. Charges do not count.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Spring" asks for 100.00 EUR spent
[then]Challenge {name} asks for {amount} spent=proposals.challenge({name}, {amount}, "spend", "valid", "basket");

# id: challenge-units-in
# {name}: code of challenge
# {n}: integer 1..1000000
# {window}: choice day|week|month|year
# called: the challenge {name} [of {n} units?] in a {window}
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It starts anew with each calendar day, week (Monday to Sunday), month or year. What is free and charges do not count.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Tasting" asks for 5 units in a week
[then]Challenge {name} asks for {n} units? in a {window}=proposals.challenge({name}, {n}, "units", {window}, "basket");

# id: challenge-units-of-category-in
# {name}: code of challenge
# {n}: integer 1..1000000
# {categories}: codes of category
# {window}: choice day|week|month|year
# called: the challenge {name} [of {n} units?] of category {categories} in a {window}
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It starts anew with each calendar day, week (Monday to Sunday), month or year. What is free and charges do not count.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Tasting" asks for 5 units of category "coffee" in a week
[then]Challenge {name} asks for {n} units? of category {categories} in a {window}=proposals.challenge({name}, {n}, "units", {window}, "category", {categories});

# id: challenge-units-of-brand-in
# {name}: code of challenge
# {n}: integer 1..1000000
# {brands}: codes of brand
# {window}: choice day|week|month|year
# called: the challenge {name} [of {n} units?] of brand {brands} in a {window}
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It starts anew with each calendar day, week (Monday to Sunday), month or year. What is free and charges do not count.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Tasting" asks for 5 units of brand "Illy" in a week
[then]Challenge {name} asks for {n} units? of brand {brands} in a {window}=proposals.challenge({name}, {n}, "units", {window}, "brand", {brands});

# id: challenge-units-of-product-in
# {name}: code of challenge
# {n}: integer 1..1000000
# {products}: codes of product
# {window}: choice day|week|month|year
# called: the challenge {name} [of {n} units?] of product {products} in a {window}
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It starts anew with each calendar day, week (Monday to Sunday), month or year. What is free and charges do not count.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Tasting" asks for 5 units of product "ESP-1" or "ESP-2" in a week
[then]Challenge {name} asks for {n} units? of product {products} in a {window}=proposals.challenge({name}, {n}, "units", {window}, "product", {products});

# id: challenge-amount-in
# {name}: code of challenge
# {amount}: money
# {window}: choice day|week|month|year
# called: the challenge {name} [of {amount}] in a {window}
# help: Members see the challenge and how far they have come. What else stands here is given once, by what wins it. It starts anew with each calendar day, week (Monday to Sunday), month or year. Charges do not count.
# words: challenge, quest, mission, game, goal, streak, progress, Challenge, Aufgabe, Mission, Spiel, Ziel, Herausforderung, Fortschritt
# example: Challenge "Spring" asks for 100.00 EUR spent in a week
[then]Challenge {name} asks for {amount} spent in a {window}=proposals.challenge({name}, {amount}, "spend", {window}, "basket");
