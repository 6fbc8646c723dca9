// Writes a rulebook of 200 rules to standard output; number K of them all. Every purchase earns K points under it and
// nothing else, so a purchase that was decided under two versions at once would show. The other 199 rules ask about
// members, baskets, days and histories like the rules of a real programme, and a tenth of them applies.
//   node publish-rules.mjs 7
import process from "node:process";

const K = Number(process.argv[2]);
const RULES = 200;
const categories = ["coffee", "bakery", "food", "retail", "tea", "cake", "gift"];
const tiers = ["silver", "gold"];
const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const conditions = [
  (n) => `At least ${50 + n}.00 EUR is spent on category "${categories[n % 7]}"`,
  (n) => `The basket contains products in category "season-${n}"`,
  (n) => `The member is in tier "${tiers[n % 2]}" or higher`,
  (n) => `The day is ${days[n % 7]}`,
  (n) => `The total is at least ${100 + n}.00 EUR`,
  (n) => `The customer presents the code "CODE-${n}"`,
];

function rule(n) {
  if (n % 10 === 0) {
    return `rule "Greeting ${n}"\nwhen\n    The basket contains products in category "${categories[n % 4]}"\nthen\n    Tell the cashier "Offer ${n}, edition ${K}"\nend\n`;
  }
  const first = conditions[n % 6](n);
  const second = conditions[(n + 1 + (n % 4)) % 6](n + K);
  return `rule "Campaign ${n}"\nwhen\n    The customer presents the code "C-${n}"\n    ${first}\n    ${second}\nthen\n    Give ${n} points\nend\n`;
}

const marker = `rule "Edition"\nwhen\n    A purchase is made\nthen\n    Give ${K} ${K === 1 ? "point" : "points"}\nend\n`;
const rules = [marker];
for (let n = 1; n < RULES; n++) {
  rules.push(rule(n));
}
process.stdout.write(rules.join("\n"));
