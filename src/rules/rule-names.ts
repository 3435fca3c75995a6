import { quoteNames } from '../diagnostics/define.ts';
import { findNearest } from '../diagnostics/nearest.ts';
import { toKeyPath } from '../model/place.ts';
import { readDirectives } from './directives.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';

/** Rules named in `bulletin.yaml` and in directives exist. */
export const ruleNames = defineRule<{ code: string; nearest: readonly string[] }>({
  code: 'rule-names',
  group: 'shape',
  severity: 'warning',
  sentence: ({ code }) => ({ zh: `没有“${code}”这条规则，或不能改它的级别`, en: `There is no rule “${code}”, or its level cannot be set` }),
  hint: ({ nearest }) =>
    nearest.length === 0
      ? { zh: '规则名称见 bulletin explain', en: 'See bulletin explain for the names of rules' }
      : { zh: `是不是要写${quoteNames(nearest).zh}？`, en: `Did you mean ${quoteNames(nearest).en}?` },
  explanation: {
    reason: {
      zh: '规则名称写错了，级别和“忽略”都不起作用。',
      en: 'A level or comment for an unknown rule has no effect.',
    },
    wrong: '规则: { range-dsh: off }',
    right: '规则: { range-dash: off }',
  },
  *check({ manuscript, settable }) {
    const { publication } = manuscript;
    const { rules: levels = {}, sections = [] } = publication.values;
    const set = [
      ...Object.keys(levels).map((code) => ({ code, path: `rules.${code}` })),
      ...sections.flatMap((section, index) =>
        Object.keys(section.rules).map((code) => ({ code, path: `sections.${index}.rules.${code}` })),
      ),
    ].map(({ code, path }) => ({ code, place: findPlace(publication, toKeyPath(path)) }));
    const ignored = readDirectives(manuscript).flatMap(({ codes, place }) => codes.map((code) => ({ code, place })));
    for (const { code, place } of [...set, ...ignored]) {
      if (!settable.includes(code)) yield { place, args: { code, nearest: findNearest(code, settable) } };
    }
  },
});
