import { SaxesParser } from 'saxes';
import { part } from '../render/docx-reader.ts';

const REMOVED = { taken: new Set(['w:del', 'w:moveFrom']), refused: new Set(['w:ins', 'w:moveTo']) } as const;

/**
 * The text of a document with all tracked changes accepted, or all rejected, as Word does it: a paragraph whose mark is removed continues
 * into the next, and a row is removed as a whole. A row is a line of cells separated by tabs. Independent of the writer.
 */
export function textAfter(bytes: Uint8Array, decision: 'taken' | 'refused'): string[] {
  const removed = REMOVED[decision];
  const lines: string[] = [];
  const stack: string[] = [];
  let skipped = 0;
  let [text, open, markGone, rowGone] = ['', '', false, false];
  let cells: string[] | null = null;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, isSelfClosing }) => {
    const parent = stack.at(-1);
    stack.push(name);
    if (removed.has(name)) {
      if (parent === 'w:rPr' && stack.at(-3) === 'w:pPr') markGone = true;
      else if (parent === 'w:trPr') rowGone = true;
      else skipped += 1;
    }
    if (name === 'w:p') [text, markGone] = ['', false];
    if (name === 'w:tr') [cells, rowGone] = [[], false];
    if (skipped === 0 && parent === 'w:r' && (name === 'w:tab' || name === 'w:br')) text += name === 'w:tab' ? '\t' : '\n';
    if (isSelfClosing) return;
  });
  parser.on('text', (value) => {
    const name = stack.at(-1);
    if (skipped === 0 && (name === 'w:t' || name === 'w:delText')) text += value;
  });
  parser.on('closetag', ({ name }) => {
    stack.pop();
    if (removed.has(name) && stack.at(-1) !== 'w:rPr' && stack.at(-1) !== 'w:trPr') skipped -= 1;
    if (name === 'w:p') {
      if (cells !== null) cells.push(text);
      else if (markGone) open += text;
      else {
        lines.push(open + text);
        open = '';
      }
    }
    if (name === 'w:tr' && cells !== null) {
      if (!rowGone) lines.push(cells.join('\t'));
      cells = null;
    }
  });
  parser.write(part(bytes, 'word/document.xml')).close();
  return lines;
}

/** Every tracked change: kind, author, date and number. */
export function changesIn(bytes: Uint8Array): { name: string; author: string; date: string; id: string }[] {
  const changes: { name: string; author: string; date: string; id: string }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (!/^w:(?:ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart)$/.test(name)) return;
    const [author, date, id] = ['w:author', 'w:date', 'w:id'].map((key) => String((attributes as Record<string, unknown>)[key]));
    changes.push({ name, author: author ?? '', date: date ?? '', id: id ?? '' });
  });
  parser.write(part(bytes, 'word/document.xml')).close();
  return changes;
}
