import { afterAll, beforeAll } from 'vitest';
import { type Rule, rules } from '../../src/rules/index.ts';
import { defineRule } from '../../src/rules/rule.ts';

/** A rule for these tests, active in one test file: each `错` of a body should be replaced by `right`. */
function slip(code: string, wrong: string, right: string): Rule {
  return defineRule({
    code,
    group: 'wording',
    severity: 'warning',
    sentence: () => ({ zh: `不写“${wrong}”`, en: `Not “${wrong}”` }),
    explanation: { reason: { zh: '为了测试', en: 'For a test' }, wrong, right },
    *check({ manuscript: { items } }) {
      for (const { passages } of items) {
        for (const passage of passages) {
          for (let at = passage.text.indexOf(wrong); at !== -1; at = passage.text.indexOf(wrong, at + wrong.length)) {
            const end = at + wrong.length;
            yield { place: passage.place(at, end), args: {}, fix: [{ ...passage.source(at, end), text: right }] };
          }
        }
      }
    },
  });
}

/**
 * Two slips that lead to each other (`甲错` becomes `乙误`, and `误` `正`), one that only some encodings can fix, and two that undo each other.
 */
export const slips: readonly Rule[] = [
  slip('first-slip', '甲错', '乙误'),
  slip('second-slip', '误', '正'),
  slip('rare-slip', '吉错', '𠮷'),
  slip('here-slip', '往错', '返错'),
  slip('there-slip', '返错', '往错'),
];

/** Adds the slips to the list of rules while the tests of a file run. */
export function withSlips(): void {
  const list = rules as Rule[];
  beforeAll(() => {
    list.push(...slips);
  });
  afterAll(() => {
    list.splice(list.length - slips.length, slips.length);
  });
}
