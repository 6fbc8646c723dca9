import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { AlertIcon, CheckIcon } from "../../../shared/icons";
import type { CheckResult } from "../calls/types";
import { changeTexts } from "../texts/changes";
import classes from "./Changes.module.css";

interface ChecksProps {
  readonly check: CheckResult;
  readonly draft: string;
  /** What can be done about examples that fail. */
  readonly onFailing?: ReactNode;
}

/** Whether the rules are sound and their examples hold. */
export function Checks({ check, draft, onFailing }: ChecksProps) {
  const t = useTexts(changeTexts).checks;
  const errors = check.problems.filter((problem) => problem.severity === "error");
  const failing = check.examples.filter((example) => !example.ok);
  const file = errors[0]?.file.endsWith(".dslr") ? errors[0].file : undefined;
  return (
    <ul className={classes.checks}>
      <Check isOk={errors.length === 0}>
        {errors.length === 0 ? t.sound : t.problems(errors.length)}
        {file !== undefined && (
          <Anchor
            underline="always"
            ml="xs"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/rules/$draft/$file"
                params={{ draft, file }}
                search={{ view: "text", rule: undefined }}
              />
            )}
          >
            {t.mend}
          </Anchor>
        )}
      </Check>
      {errors.length === 0 && (
        <Check isOk={failing.length === 0}>
          {failing.length > 0
            ? t.fails(failing.length)
            : check.examples.length === 0
              ? t.noExamples
              : t.holds(check.examples.length)}
          {failing.length > 0 && (
            <Anchor
              underline="always"
              ml="xs"
              renderRoot={(props) => <Link {...props} to="/examples" search={{ draft }} />}
            >
              {t.look}
            </Anchor>
          )}
          {failing.length > 0 && onFailing}
        </Check>
      )}
    </ul>
  );
}

function Check({ isOk, children }: { readonly isOk: boolean; readonly children: ReactNode }) {
  return (
    <li data-ok={isOk}>
      {isOk ? <CheckIcon aria-hidden size={18} /> : <AlertIcon aria-hidden size={18} />}
      <span>{children}</span>
    </li>
  );
}
