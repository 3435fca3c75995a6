import type { Edit } from '../diagnostics/diagnostic.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import { isField } from '../model/passage.ts';
import { findSource } from '../model/publication.ts';
import { findTypedAttributions, type TypedAttribution } from './attribution.ts';
import { defineRule } from './rule.ts';

/** The attribution is printed from the front matter; one typed into the text or the title would appear twice. */
export const attributionOnce = defineRule<{ typed: string; source: string; names: TypedAttribution['names'] }>({
  code: 'attribution-once',
  group: 'provenance',
  severity: 'warning',
  sentence: ({ typed, source, names }) =>
    names === 'other'
      ? { zh: `正文末尾署的是“${typed}”，来源写的却是“${source}”`, en: `The text is signed “${typed}”, but its source is “${source}”` }
      : {
          zh: `“${typed}”会印两次：署名“${source}”是自动加的`,
          en: `“${typed}” will be printed twice: the attribution “${source}” is added automatically`,
        },
  hint: ({ names }) =>
    ({
      source: { zh: '请删去这里的署名', en: 'Delete it here' },
      'source-and-more': {
        zh: '请删去这里的署名；作者写进“人员”，联合报送的单位写进“联合来源”',
        en: 'Delete it here; put authors into people, and further offices into with',
      },
      other: { zh: '请核对来源，再删去这里的署名', en: 'Check the source, then delete the name here' },
    })[names],
  explanation: {
    reason: {
      zh: '署名按“来源”自动印出，正文里再写一遍就印成两个。',
      en: 'The attribution is printed from the item’s source; typing it as well prints it twice.',
    },
    wrong: '来源: 岳西县委组织部\n……重要参考依据。（岳西县委组织部）',
    right: '来源: 岳西县委组织部\n……重要参考依据。',
  },
  *check({ manuscript: { publication, items } }) {
    const { sources = [] } = publication.values;
    for (const item of items) {
      const { source = '' } = item.values;
      for (const typed of findTypedAttributions(item, publication.values)) {
        const { passage, span, names } = typed;
        const fix = typed.sure && names === 'source' ? makeRemoval(item, typed) : null;
        yield {
          place: passage.place(span.start, span.end),
          args: {
            typed: toExcerpt(passage.text.slice(span.start, span.end)),
            source: toExcerpt(findSource({ sources }, source)?.source.name ?? source),
            names,
          },
          ...(fix === null ? {} : { fix: [fix] }),
        };
      }
    }
  },
});

/** Removes a typed attribution with the blanks or the empty line before it. Null if markup surrounds it. */
function makeRemoval({ text, passages }: ItemDraft, { passage, span }: TypedAttribution): Edit | null {
  if (!passage.literal(span.start, span.end)) return null;
  const { start, end } = passage.source(span.start, span.end);
  if (span.start === 0 && span.end < passage.text.trimEnd().length) {
    const to = end + text.slice(end, end + 40).search(/[^ \t\u3000]|$/);
    // The text after it now opens the value or the paragraph.
    return /^[\p{Script=Han}“‘《（]/u.test(text.slice(to, to + 2)) ? { start, end: to, text: '' } : null;
  }
  const from = text.slice(0, start).trimEnd().length;
  const isFirst = span.start === 0 && passages.find((each) => !isField(each)) === passage;
  const alone = span.start === 0 || /^\s*$/.test(passage.text.slice(0, span.start));
  const [before = '', after = ''] = [text[from - 1], text[end]];
  if (isFirst || (alone && !text.slice(from, start).includes('\n'))) return null;
  return /[\\*_~`[\]<>|]/.test(before) || /[*_~`\]<|]/.test(after) ? null : { start: from, end, text: '' };
}
