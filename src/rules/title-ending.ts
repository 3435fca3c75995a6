import type { Block } from '../model/body.ts';
import type { Passage } from '../model/passage.ts';
import { collectHeadings } from './headings.ts';
import { makeRemedy } from './mend.ts';
import { defineRule } from './rule.ts';

/** Marks a title does not end with. ？ ！ and …… may be meant. */
const ENDING = /([。，；、：]+)[\s\u00ad\u200b-\u200f\u2060\ufeff]*$/u;
/** The same for headings that may be sentences. */
const LOW_ENDING = /([，、：]+)[\s\u00ad\u200b-\u200f\u2060\ufeff]*$/u;

/**
 * Titles and headings do not end with 。，；、 or ：. Headings of levels 3 and 4, and rows of headings without text, may be sentences with
 * a full stop.
 */
export const titleEnding = defineRule<{ mark: string; title: boolean }>({
  code: 'title-ending',
  group: 'shape',
  severity: 'warning',
  sentence: ({ mark, title }) => ({
    zh: `${title ? '标题' : '小标题'}末尾不用“${mark}”`,
    en: `A ${title ? 'title' : 'heading'} does not end with “${mark}”`,
  }),
  hint: () => ({ zh: '请删去；疑问、感叹、省略可用？！……', en: 'Delete it; ？ ！ and …… are allowed' }),
  explanation: {
    reason: {
      zh: '标题单独成行，末尾不用句号、逗号、分号、顿号、冒号。第三、四级小标题写成整句的可以用句号。',
      en: 'Titles stand on their own line and have no closing punctuation. Headings of levels 3 and 4 that are sentences may end with a full stop.',
    },
    wrong: '标题: 某县推进乡村振兴。',
    right: '标题: 某县推进乡村振兴',
    standard: 'GB/T 9704-2012, 7.3.3',
  },
  *check({ manuscript: { items } }) {
    for (const { body, passages } of items) {
      for (const passage of passages) if (passage.kind === 'title') yield* checkEnding(passage, ENDING);
      for (const { passage, index } of collectHeadings(body, passages)) {
        const low = passage.level === 3 || passage.level === 4;
        yield* checkEnding(passage, low || isSentence(passage.text) || isBare(body, index) ? LOW_ENDING : ENDING);
      }
    }
  },
});

function* checkEnding(passage: Passage, pattern: RegExp) {
  const match = pattern.exec(passage.text);
  const [, mark] = match ?? [];
  if (match === null || mark === undefined) return;
  const [start, end] = [match.index, match.index + mark.length];
  // A comma or colon may mean that the title is not finished.
  const remedy = /^。+$/.test(mark) ? makeRemedy(passage, [{ start, end, text: '' }]) : { suggestions: [''] };
  yield { place: passage.place(start, end), args: { mark, title: passage.kind === 'title' }, ...remedy };
}

/** Several sentences after a #: text set in a heading's type. */
function isSentence(text: string): boolean {
  return /[。？！；]./u.test(text);
}

/** Whether a heading stands in a row of headings without text, such as a list of measures. */
function isBare(body: readonly Block[], index: number): boolean {
  const level = readLevel(body[index]);
  const next = body[index + 1];
  return readLevel(next) === level || (readLevel(body[index - 1]) === level && (next === undefined || next.type === 'heading'));
}

function readLevel(block: Block | undefined): number | null {
  return block?.type === 'heading' ? block.level : null;
}
