import { toExcerpt } from '../diagnostics/excerpt.ts';
import { makeRemedy } from './mend.ts';
import { findPersonal } from './personal.ts';
import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';
import { overlaps } from './spans.ts';
import { toHalfWidth } from './widths.ts';

const FULL = '０-９Ａ-Ｚａ-ｚ';
const BETWEEN_DIGITS = (mark: string, after = '[０-９]') => `(?<=[０-９])${mark}(?=${after})`;
/** A thousands separator, or the colon of 8:30. */
const THOUSANDS = BETWEEN_DIGITS('，', '[０-９]{3}(?![０-９])');
/** What joins full-width characters into one number, word, range or date: １２．５％, １０～１５, Ａ－1Ｂ, ２０２１年９月１０日. */
const JOINT = `(?:[0-9A-Za-z．／＋－～.,:/%~—-]|${THOUSANDS}|${BETWEEN_DIGITS('[：年月日时分]')})`;
const RUN = new RegExp(`[${FULL}](?:${JOINT}*[${FULL}％])*`, 'g');
const COMMA = /(?<=[0-9])，(?=[0-9]{3}(?![0-9]))/g;
const COLON = /(?<=[0-9])：(?=[0-9])/g;

/** Digits and Latin letters are half-width. */
export const digitsHalfWidth = defineRule<{ found: string; half: string }>({
  code: 'digits-half-width',
  group: 'language',
  severity: 'warning',
  sentence: ({ found }) => ({ zh: `“${found}”是全角字符`, en: `“${found}” is full-width` }),
  hint: ({ half }) => ({ zh: `请改为半角的“${half}”`, en: `Write “${half}”` }),
  explanation: {
    reason: {
      zh: '阿拉伯数字和拉丁字母一律用半角；全角的一个占一格，与其他数字排在一起宽窄不一。',
      en: 'Arabic figures and Latin letters are half-width; full-width ones look uneven beside them.',
    },
    wrong: '全年新增１２家企业。',
    right: '全年新增12家企业。',
    standard: 'GB/T 15835-2011, 5.1.7',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) {
      const { text } = passage;
      if (!/[０-９Ａ-Ｚａ-ｚ]/.test(text)) continue;
      // Personal numbers are reported by their own rules and must go, not be corrected.
      const personal = findPersonal(text);
      for (const { 0: found, index } of text.matchAll(RUN)) {
        const end = index + found.length;
        if (overlaps(personal, index, end)) continue;
        const half = toHalfWidth(found).replace(COMMA, ',').replace(COLON, ':');
        // １０，２００ may be two numbers, １０：３０ a ratio.
        const remedy = /[，：]/.test(found) ? {} : makeRemedy(passage, [{ start: index, end, text: half }]);
        yield {
          place: passage.place(index, end),
          args: { found: toExcerpt(found), half: toExcerpt(half) },
          suggestions: [half],
          ...remedy,
        };
      }
    }
  },
});
