import type { Definition, Texts } from '../diagnostics/define.ts';
import { type Diagnostic, type Remedy, stampDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Explanation } from '../diagnostics/explanation.ts';
import type { Severity } from '../diagnostics/terms.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';

/** Input of a rule. */
export interface RuleContext {
  readonly manuscript: Manuscript;
  /** Codes whose level a publication may set. */
  readonly settable: readonly string[];
  /** Codes of directives that suppressed nothing; present once all other rules have run. */
  readonly unused?: readonly { readonly code: string; readonly place: Place }[];
}

/** Groups of rules, in the order of the reference. */
export const groups = ['provenance', 'shape', 'sense', 'language', 'wording', 'privacy', 'series'] as const;
export type Group = (typeof groups)[number];

/** A finding: place, arguments of its sentences, remedy. */
export interface Finding<A> extends Remedy {
  readonly place: Place;
  readonly args: A;
}

/** Definition of a rule with its texts. */
export interface RuleDefinition<A> {
  /** Names the healthy state; also the name of the rule's file. */
  readonly code: string;
  readonly group: Group;
  /** Default severity; `error` if omitted. */
  readonly severity?: Severity;
  /** False for rules that guard printability: no publication can switch them off. Default true. */
  readonly settable?: boolean;
  readonly sentence: (args: A) => Texts;
  readonly hint?: (args: A) => Texts | null;
  readonly explanation: Explanation;
  /** Reports violations. Ignores missing or broken fields, which the reader reports. Pure. */
  check(context: RuleContext): Iterable<Finding<A>>;
}

/** A rule as registered: findings carry code, severity and messages. */
export interface Rule extends Pick<RuleDefinition<never>, 'code' | 'group' | 'explanation'> {
  readonly severity: Severity;
  readonly settable: boolean;
  check(context: RuleContext): Iterable<Diagnostic>;
}

/** Makes a rule from its definition. */
export function defineRule<A>(definition: RuleDefinition<A>): Rule {
  const { code, group, explanation, severity = 'error', settable = true, sentence, hint = () => null } = definition;
  const texts: Definition<A> = { severity, sentence, hint };
  return {
    code,
    group,
    explanation,
    severity,
    settable,
    *check(context) {
      for (const { place, args, ...remedy } of definition.check(context)) {
        const found = stampDiagnostic(code, texts, place, args, remedy);
        yield group === 'privacy' ? { ...found, secret: true } : found;
      }
    },
  };
}
