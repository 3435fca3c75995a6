import { codes } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { attributionOnce } from './attribution-once.ts';
import { bankCardAbsent } from './bank-card-absent.ts';
import { bodyPresent } from './body-present.ts';
import { categoryKnown } from './category-known.ts';
import { categorySection } from './category-section.ts';
import { charactersVisible } from './characters-visible.ts';
import { countsMatch } from './counts-match.ts';
import { dateBeforeIssue } from './date-before-issue.ts';
import { dateFollows } from './date-follows.ts';
import { dateKnown } from './date-known.ts';
import { dateRecent } from './date-recent.ts';
import { dateValid } from './date-valid.ts';
import { datesUniform } from './dates-uniform.ts';
import { digitsHalfWidth } from './digits-half-width.ts';
import { documentNumbers } from './document-numbers.ts';
import { emailAbsent } from './email-absent.ts';
import { enumerationComma } from './enumeration-comma.ts';
import { estimatesSingle } from './estimates-single.ts';
import { hanziUnified } from './hanzi-unified.ts';
import { headingOrder } from './heading-order.ts';
import { identityAbsent } from './identity-absent.ts';
import { ignoreReason } from './ignore-reason.ts';
import { ignoreUsed } from './ignore-used.ts';
import { issueItems } from './issue-items.ts';
import { issueRegular } from './issue-regular.ts';
import { itemLength } from './item-length.ts';
import { itemNew } from './item-new.ts';
import { itemUnique } from './item-unique.ts';
import { leadInPresent } from './lead-in-present.ts';
import { leadersListed } from './leaders-listed.ts';
import { leadersOrdered } from './leaders-ordered.ts';
import { leadersTitled } from './leaders-titled.ts';
import { listsPunctuated } from './lists-punctuated.ts';
import { markKnown } from './mark-known.ts';
import { marksFullWidth } from './marks-full-width.ts';
import { marksPaired } from './marks-paired.ts';
import { marksSingle } from './marks-single.ts';
import { mobileAbsent } from './mobile-absent.ts';
import { namesUnique } from './names-unique.ts';
import { numberFollows } from './number-follows.ts';
import { numberForms } from './number-forms.ts';
import { numberKnown } from './number-known.ts';
import { numberUnique } from './number-unique.ts';
import { numberingOrder } from './numbering-order.ts';
import { numbersUniform } from './numbers-uniform.ts';
import { officeKnown } from './office-known.ts';
import { officesCurrent } from './offices-current.ts';
import { particlesRight } from './particles-right.ts';
import { partsApart } from './parts-apart.ts';
import { phrasesSound } from './phrases-sound.ts';
import { placeholdersReplaced } from './placeholders-replaced.ts';
import { FindingPolicy } from './policy.ts';
import { quotesCurly } from './quotes-curly.ts';
import { rangeDash } from './range-dash.ts';
import type { Rule } from './rule.ts';
import { ruleNames } from './rule-names.ts';
import { scriptUniform } from './script-uniform.ts';
import { sourceAlias } from './source-alias.ts';
import { sourceCategory } from './source-category.ts';
import { sourceKnown } from './source-known.ts';
import { spacesAbsent } from './spaces-absent.ts';
import { stopsPresent } from './stops-present.ts';
import { sumsMatch } from './sums-match.ts';
import { termsPreferred } from './terms-preferred.ts';
import { throughFollows } from './through-follows.ts';
import { titleEnding } from './title-ending.ts';
import { titleLength } from './title-length.ts';
import { titleOnce } from './title-once.ts';
import { titleUnique } from './title-unique.ts';
import { titlesMarked } from './titles-marked.ts';
import { totalFollows } from './total-follows.ts';
import { unitsLegal } from './units-legal.ts';
import { wordsSingle } from './words-single.ts';

export { type Group, groups, type Rule } from './rule.ts';

/** The registry of rules, by group. To add a rule, add a file here and a line to this list. */
export const rules: readonly Rule[] = [
  // Provenance
  namesUnique,
  sourceKnown,
  sourceAlias,
  categoryKnown,
  markKnown,
  categorySection,
  sourceCategory,
  attributionOnce,
  dateBeforeIssue,
  dateRecent,
  titleUnique,
  officeKnown,
  itemUnique,
  itemNew,
  // Shape
  issueItems,
  bodyPresent,
  partsApart,
  placeholdersReplaced,
  titleLength,
  titleOnce,
  titleEnding,
  leadInPresent,
  itemLength,
  headingOrder,
  numberingOrder,
  ruleNames,
  ignoreReason,
  ignoreUsed,
  // Sense
  dateValid,
  countsMatch,
  sumsMatch,
  // Language
  marksFullWidth,
  marksPaired,
  quotesCurly,
  marksSingle,
  enumerationComma,
  charactersVisible,
  hanziUnified,
  spacesAbsent,
  digitsHalfWidth,
  rangeDash,
  datesUniform,
  numbersUniform,
  scriptUniform,
  stopsPresent,
  listsPunctuated,
  titlesMarked,
  documentNumbers,
  numberForms,
  unitsLegal,
  // Wording
  termsPreferred,
  leadersTitled,
  leadersOrdered,
  leadersListed,
  officesCurrent,
  wordsSingle,
  estimatesSingle,
  particlesRight,
  phrasesSound,
  // Privacy
  identityAbsent,
  bankCardAbsent,
  mobileAbsent,
  emailAbsent,
  // Series
  numberKnown,
  numberUnique,
  numberFollows,
  throughFollows,
  totalFollows,
  dateKnown,
  dateFollows,
  issueRegular,
];

/** Codes whose level a publication may set: all but essential rules and reader errors. */
export const settable: readonly string[] = [
  ...rules.filter((rule) => rule.settable).map(({ code }) => code),
  ...Object.entries(codes).flatMap(([code, { severity }]) => (severity === 'error' ? [] : [code])),
];

/** Creates the policy of an issue: levels and directives. */
export function createPolicy(manuscript: Manuscript): FindingPolicy {
  return new FindingPolicy(manuscript, rules);
}

/**
 * Runs the rules in list order; `sortByPlace` sorts findings into file order.
 *
 * @param wanted codes of the rules to run; all by default
 */
export function runRules(manuscript: Manuscript, wanted?: readonly string[]): Diagnostic[] {
  const asked = wanted === undefined ? rules : rules.filter(({ code }) => wanted.includes(code));
  return asked.flatMap((rule) => [...rule.check({ manuscript, settable })]);
}
