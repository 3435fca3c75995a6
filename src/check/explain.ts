import { codes } from '../diagnostics/codes.ts';
import type { Explanation } from '../diagnostics/explanation.ts';
import { explanations } from '../diagnostics/explanations/index.ts';
import { findNearest } from '../diagnostics/nearest.ts';
import type { Severity } from '../diagnostics/terms.ts';
import { type Group, groups, rules, settable } from '../rules/index.ts';

/** A group of codes in the reference: the groups of rules, then what reading and typesetting report. */
export type Chapter = Group | 'reading';
export const chapters: readonly Chapter[] = [...groups, 'reading'];

/** A code with its explanation, severity and settings. */
export interface ExplainedCode extends Explanation {
  readonly code: string;
  readonly chapter: Chapter;
  /** The default severity. */
  readonly severity: Severity;
  /** Whether `bulletin.yaml` and comments may change or suppress it. */
  readonly settable: boolean;
}

/** All codes, grouped by chapter. */
export function everyCode(): ExplainedCode[] {
  const ours = rules.map(({ code, group, severity, explanation }) => ({ code, chapter: group, severity, ...explanation }));
  const others = Object.entries(explanations).map(([code, explanation]) => {
    return { code, chapter: 'reading' as const, severity: codes[code as keyof typeof codes].severity, ...explanation };
  });
  const all = [...ours, ...others].map((each) => ({ ...each, settable: settable.includes(each.code) }));
  return chapters.flatMap((chapter) => all.filter((each) => each.chapter === chapter));
}

/** Explains a code; for an unknown one, returns the nearest names. */
export function explain(code: string): ExplainedCode | { readonly nearest: readonly string[] } {
  const all = everyCode();
  const names = all.map((each) => each.code);
  return all.find((each) => each.code === code) ?? { nearest: findNearest(code, names) };
}
