import { codes } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { bodyPresent } from './body-present.ts';
import { categoryKnown } from './category-known.ts';
import { categorySection } from './category-section.ts';
import { dateKnown } from './date-known.ts';
import { ignoreReason } from './ignore-reason.ts';
import { ignoreUsed } from './ignore-used.ts';
import { issueItems } from './issue-items.ts';
import { namesUnique } from './names-unique.ts';
import { numberKnown } from './number-known.ts';
import { numberUnique } from './number-unique.ts';
import { officeKnown } from './office-known.ts';
import type { Rule } from './rule.ts';
import { ruleNames } from './rule-names.ts';
import { Settlement } from './settlement.ts';
import { sourceKnown } from './source-known.ts';
import { titleUnique } from './title-unique.ts';

export { type Group, groups, type Rule } from './rule.ts';

/** The one list of rules, group by group. A new rule is a file here and a line in this list. */
export const rules: readonly Rule[] = [
  // Provenance
  namesUnique,
  sourceKnown,
  categoryKnown,
  categorySection,
  titleUnique,
  officeKnown,
  // Shape
  issueItems,
  bodyPresent,
  ruleNames,
  ignoreReason,
  ignoreUsed,
  // Series
  numberKnown,
  numberUnique,
  dateKnown,
];

/** The codes whose level a publication may set: of every rule but those without which nothing can be printed, and of what is no error. */
export const settable: readonly string[] = [
  ...rules.filter((rule) => rule.settable).map(({ code }) => code),
  ...Object.entries(codes).flatMap(([code, { severity }]) => (severity === 'error' ? [] : [code])),
];

/** What the publication and the authors of an issue have decided about findings. */
export function settlementOf(manuscript: Manuscript): Settlement {
  return new Settlement(manuscript, rules);
}

/** Everything the rules find in an issue, in the order of the rules; `byPlace` puts it in file order. */
export function runRules(manuscript: Manuscript): Diagnostic[] {
  return rules.flatMap((rule) => [...rule.check({ manuscript, settable })]);
}
