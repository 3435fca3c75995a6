import type { Definition, Texts } from '../diagnostics/define.ts';
import { type Diagnostic, type Remedy, stampDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Explanation } from '../diagnostics/explanation.ts';
import type { Severity } from '../diagnostics/terms.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';

/** What a rule may look at. */
export interface RuleContext {
  readonly manuscript: Manuscript;
  /** The codes whose level a publication may set. */
  readonly settable: readonly string[];
  /** Codes that a comment was to let stand and that were not found there, once that is known. */
  readonly unused?: readonly { readonly code: string; readonly place: Place }[];
}

/** What a rule is about; the reference is ordered by it. */
export const groups = ['provenance', 'shape', 'language', 'wording', 'privacy', 'series'] as const;
export type Group = (typeof groups)[number];

/** What a rule found: where, the facts of its sentences, and what would mend it. */
export interface Finding<A> extends Remedy {
  readonly place: Place;
  readonly args: A;
}

/** Something that should hold of an issue, and everything that is said about it. */
export interface RuleDefinition<A> {
  /** Names the healthy state. The rule's file is called after it. */
  readonly code: string;
  readonly group: Group;
  /** How grave a finding is unless the publication says otherwise; `error` unless given. */
  readonly severity?: Severity;
  /** False where nothing can be printed while it does not hold, so that no publication can switch it off. True unless given. */
  readonly settable?: boolean;
  readonly sentence: (args: A) => Texts;
  readonly hint?: (args: A) => Texts | null;
  readonly explanation: Explanation;
  /**
   * Reports where it does not hold, and keeps silent about fields that are missing or broken, of which the reader has already spoken. Pure.
   */
  check(context: RuleContext): Iterable<Finding<A>>;
}

/** A rule as the list holds it: its findings are stamped with code, severity and sentences. */
export interface Rule extends Pick<RuleDefinition<never>, 'code' | 'group' | 'explanation'> {
  readonly severity: Severity;
  readonly settable: boolean;
  check(context: RuleContext): Iterable<Diagnostic>;
}

/** Makes a rule of its definition. */
export function rule<A>(definition: RuleDefinition<A>): Rule {
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
