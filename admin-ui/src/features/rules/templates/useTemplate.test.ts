import { expect, it } from "vitest";
import { fileOf, VOCABULARY } from "../language/given.test-data";
import { withTemplate } from "./useTemplate";

const WHO = { id: "1", name: "Mara", kind: "person" } as const;
const RULE = 'rule "Happy hour"\nwhen\n    A purchase is made\nthen\n    Give 1 point\nend\n';
const file = (name: string, text: string) => ({
  name,
  text,
  etag: '"1"',
  changedBy: WHO,
  changedAt: "",
});
const template = {
  title: "Happy hour",
  text: `# Why.\n${RULE}`,
  fields: [{ line: 6, column: 10, sentence: "give", parameter: "points" }],
};

it("adds the rule of a template at the end of the campaigns, under a name that is free", () => {
  const draft = { files: [file("base.dslr", RULE), file("campaigns.dslr", RULE)] };

  const added = withTemplate(draft, template, VOCABULARY);

  expect(added).toMatchObject({
    file: "campaigns.dslr",
    etag: '"1"',
    rule: "Happy hour (2)",
    line: 13,
    column: 10,
    text: `${RULE}\n# Why.\n${RULE.replace("Happy hour", "Happy hour (2)")}`,
  });
  expect(fileOf(added.text).problems).toEqual([]);
});

it("begins a file where there is none", () => {
  expect(withTemplate({ files: [] }, template, VOCABULARY)).toMatchObject({
    file: "rules.dslr",
    etag: null,
    rule: "Happy hour",
    line: 6,
    text: template.text,
  });
});

it("gives each rule of a template a name that is free", () => {
  const two = { ...template, text: `${RULE}\n${RULE.replace("hour", "day")}` };
  const added = withTemplate({ files: [file("base.dslr", RULE)] }, two, VOCABULARY);

  expect(fileOf(added.text).rules.map((rule) => rule.name)).toEqual([
    "Happy hour",
    "Happy hour (2)",
    "Happy day",
  ]);
});
