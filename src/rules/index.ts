import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { bodyPresent } from './body-present.ts';
import { categoryKnown } from './category-known.ts';
import { categorySection } from './category-section.ts';
import { dateKnown } from './date-known.ts';
import { issueItems } from './issue-items.ts';
import { namesUnique } from './names-unique.ts';
import { numberKnown } from './number-known.ts';
import { numberUnique } from './number-unique.ts';
import type { Rule, RuleContext } from './rule.ts';
import { sourceKnown } from './source-known.ts';
import { titleUnique } from './title-unique.ts';

export type { Rule, RuleContext };

/** The one list of rules. A new rule is a file here, a line in this list, and its sentences in `diagnostics/rule-codes.ts`. */
export const rules: readonly Rule[] = [
  namesUnique,
  numberKnown,
  numberUnique,
  dateKnown,
  issueItems,
  titleUnique,
  sourceKnown,
  categoryKnown,
  categorySection,
  bodyPresent,
];

/** Everything the rules find in an issue, in the order of the rules; `byPlace` puts it in file order. */
export function runRules(context: RuleContext): Diagnostic[] {
  return rules.flatMap((rule) => [...rule.check(context)]);
}
