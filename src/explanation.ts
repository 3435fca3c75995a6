import { type Explanation, rules } from './rules/index.ts';

/** What a rule says of itself; null for a code of the readers, which has no rule. */
export function explanationOf(code: string): Explanation | null {
  return rules.find((rule) => rule.code === code)?.explanation ?? null;
}
