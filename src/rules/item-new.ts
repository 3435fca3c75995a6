import type { Texts } from '../diagnostics/define.ts';
import { compareFingerprints, createFingerprint, toPercent } from '../model/fingerprint.ts';
import { findRecent, type Standing, toStanding } from '../model/series.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';
import { normalizeTitle } from './title-unique.ts';

/** No recent issue has printed the item, verbatim or with small changes. */
export const itemNew = defineRule<{ number: number | null; supplement: boolean; year: string | null; file: string; percent: number }>({
  code: 'item-new',
  group: 'provenance',
  severity: 'warning',
  sentence: (args) => ({
    zh: `这篇稿件${formatIssueName(args).zh}已经登过：“${args.file}”，${args.percent === 100 ? '文字相同' : `约${args.percent}%的文字相同`}`,
    en: `The item was printed before, in ${formatIssueName(args).en}: “${args.file}”; ${args.percent === 100 ? 'the text is the same' : `about ${args.percent}% of the text is the same`}`,
  }),
  hint: () => ({ zh: '请核对是不是重复刊登，重复的请撤下', en: 'Compare the two, and remove this one if it is a reprint' }),
  explanation: {
    reason: {
      zh: '同一篇稿件登两次，读者会发现，采用情况也会多算一次。',
      en: 'Readers notice reprints, and the source is credited twice.',
    },
    wrong: '第12期的一篇，标题换了，正文与第10期的一篇只差几个字',
    right: '只登在第10期',
  },
  *check({ manuscript: { publication, issue, folder, items, siblings } }) {
    const standing = toStanding(
      issue.values,
      folder,
      items.map(({ values }) => values),
    );
    const printed = findRecent(standing, siblings, publication.values.series?.restart).flatMap((sibling) =>
      sibling.items.map((text) => ({ sibling, printed: text })),
    );
    if (printed.length === 0) return;
    for (const item of items) {
      const own = createFingerprint(item.text);
      const title = normalizeTitle(item.values.title ?? '');
      const same = printed.flatMap((one) => {
        const agrees = compareFingerprints(own, one.printed.text, title !== '' && title === normalizeTitle(one.printed.title));
        return agrees === null ? [] : [{ ...one, agrees }];
      });
      // Stable sort: the newest of equal matches stays first.
      const [nearest] = same.sort((a, b) => b.agrees - a.agrees);
      if (nearest === undefined) continue;
      const { number = null, supplement, year } = nearest.sibling;
      const other = { number, supplement, year: year === undefined || year === standing.year ? null : year };
      yield {
        place: findPlace(item, 'title'),
        args: { ...other, file: nearest.printed.file, percent: toPercent(nearest.agrees) },
      };
    }
  },
});

/** Names an issue in a sentence; with its year if that differs. */
function formatIssueName({
  number,
  supplement,
  year,
}: { readonly number: number | null; readonly year: string | null } & Pick<Standing, 'supplement'>): Texts {
  if (number === null) return { zh: '以前', en: 'an earlier issue' };
  return {
    zh: `在${year === null ? '' : `${year}年`}${supplement ? '增刊' : ''}第${number}期`,
    en: `${supplement ? 'supplement' : 'number'} ${number}${year === null ? '' : ` of ${year}`}`,
  };
}
