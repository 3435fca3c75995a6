import { diagnostic } from '../diagnostics/diagnostic.ts';
import type { ItemDraft } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import type { Rule } from './rule.ts';

/** An item has a text below its front matter. */
export const bodyPresent: Rule = {
  codes: ['body-present'],
  *check({ manuscript: { items } }) {
    for (const item of items) {
      if (item.body.length === 0 && item.bodyBroken !== true) yield diagnostic('body-present', endOf(item), {});
    }
  },
};

/** The end of a file, where the text should stand. */
function endOf({ file, text }: ItemDraft): Place {
  const lines = text.split('\n');
  const line = lines.length;
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return { file, line, column, endLine: line, endColumn: column };
}
