// Sums the JUnit reports of all modules into the line "N passed, N failed, N skipped".
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const FOLDERS = ["surefire-reports", "surefire-reports-containers", "vitest"];
const total = { passed: 0, failed: 0, skipped: 0 };

function attribute(text, name) {
  return Number(new RegExp(`\\s${name}="(\\d+)"`).exec(text)?.[1] ?? 0);
}

function reports(folder) {
  try {
    return readdirSync(folder).filter((name) => /^TEST-.*\.xml$/.test(name));
  } catch {
    return [];
  }
}

for (const module of ["rules", "admin-ui", "api"]) {
  for (const folder of FOLDERS) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const names = reports(join(module, "target", folder));
    for (const name of names) {
      const text = readFileSync(join(module, "target", folder, name), "utf8");
      // The outermost element sums its suites, whether it is <testsuites> or <testsuite>.
      const root = /<testsuites?\s[^>]*>/.exec(text)?.[0] ?? "";
      const failed = attribute(root, "failures") + attribute(root, "errors");
      const skipped =
        attribute(root, "skipped") || (text.match(/<skipped\b/g) ?? []).length;
      counts.failed += failed;
      counts.skipped += skipped;
      counts.passed += attribute(root, "tests") - failed - skipped;
    }
    if (names.length > 0) {
      process.stdout.write(
        `${module}/${folder}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
      );
    }
    for (const key of Object.keys(total)) {
      total[key] += counts[key];
    }
  }
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
