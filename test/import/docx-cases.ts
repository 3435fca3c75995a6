import { docx, paragraph, xmlText } from './docx-maker.ts';
import { type Case, imported, onlyItem, textOf, wordsOf } from './importing.ts';

/** A document with a title, an opening and the tested content, and its import. */

export const TITLE = paragraph('清河县深化“村村共建”', '<w:jc w:val="center"/>');
export const OPENING = paragraph('清河县推动强村带弱村，组建联合体18个。');

/** Anything in its own run. */
export const run = (content: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`;
/** Words in their own run. */
export const text = (words: string, properties = '') => run(`<w:t xml:space="preserve">${xmlText(words)}</w:t>`, properties);
/** A paragraph of runs. */
export const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;

/** 1 × 1, grey. */
export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');

export async function read(body: string, more: Omit<Parameters<typeof docx>[0], 'body'> = {}): Promise<Case> {
  return imported({ '稿.docx': docx({ body: TITLE + OPENING + body, ...more }) });
}

/** Text of the body after the opening. */
export const words = (given: Case) => wordsOf(onlyItem(given).body).slice(1);

/** The item as written. */
export const written = (given: Case) => textOf(given, '01-清河县深化“村村共建”.md');
