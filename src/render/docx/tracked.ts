import type { XmlComponent } from 'docx';
import type { Change, ComparedRun, WordStyle } from '../../model/comparison.ts';
import { makeElement, makeProperty } from './element.ts';
import { style } from './style-ids.ts';
import { assertLegal } from './text.ts';

/** Author of the changes, and their date, ISO. */
export interface Revision {
  readonly author: string;
  readonly date: string;
}

/** Elements of a change to text, to a paragraph mark and to a row (ISO/IEC 29500-1, 17.13.5). A moved row is deleted and inserted. */
const names = {
  inserted: { run: 'w:ins', row: 'w:ins' },
  deleted: { run: 'w:del', row: 'w:del' },
  'moved-away': { run: 'w:moveFrom', row: 'w:del' },
  'moved-here': { run: 'w:moveTo', row: 'w:ins' },
} as const satisfies Record<Exclude<Change, 'kept'>, { readonly run: string; readonly row: string }>;

const looks: Readonly<Record<WordStyle, string | undefined>> = {
  plain: undefined,
  strong: style.leadIn,
  title: style.runInTitle,
  label: style.editorsNoteLabel,
  'note-mark': style.noteMark,
};

/** Writes Word's tracked changes, each with a unique id. */
export class Tracker {
  readonly #revision: Revision;
  #last = 0;

  constructor({ author, date }: Revision) {
    this.#revision = { author: assertLegal(author), date };
  }

  /** Runs of a paragraph. */
  runs(runs: readonly ComparedRun[]): XmlComponent[] {
    return runs.map((run) => {
      const written = writeRun(run);
      return run.change === 'kept' ? written : this.#change(names[run.change].run, written);
    });
  }

  /** Change of a paragraph mark, for the paragraph's properties; empty when it was kept. */
  mark(end: Change): readonly XmlComponent[] {
    return end === 'kept' ? [] : [makeElement('w:rPr', {}, this.#change(names[end].run))];
  }

  /** Change of a row, for the row's properties. */
  row(end: Change): readonly XmlComponent[] {
    return end === 'kept' ? [] : [this.#change(names[end].row)];
  }

  /** Start and end of a range moved away or here; both places of a move share a name. */
  range(change: 'moved-away' | 'moved-here', name: string): { readonly start: XmlComponent; readonly end: XmlComponent } {
    const id = this.#next();
    const what = names[change].run;
    const { author, date } = this.#revision;
    return {
      start: makeElement(`${what}RangeStart`, { 'w:id': id, 'w:author': author, 'w:date': date, 'w:name': name }),
      end: makeElement(`${what}RangeEnd`, { 'w:id': id }),
    };
  }

  #change(name: string, ...children: readonly XmlComponent[]): XmlComponent {
    const { author, date } = this.#revision;
    return makeElement(name, { 'w:id': this.#next(), 'w:author': author, 'w:date': date }, ...children);
  }

  #next(): number {
    this.#last += 1;
    return this.#last;
  }
}

function writeRun({ text, look, change }: ComparedRun): XmlComponent {
  const characterStyle = looks[look];
  const words = change === 'deleted' ? 'w:delText' : 'w:t';
  return makeElement(
    'w:r',
    {},
    makeElement(
      'w:rPr',
      {},
      ...(characterStyle === undefined ? [] : [makeProperty('w:rStyle', characterStyle)]),
      makeElement('w:rFonts', { 'w:hint': 'eastAsia' }),
    ),
    ...text.split(/([\t\n])/u).flatMap((part) => {
      if (part === '') return [];
      if (part === '\t') return [makeElement('w:tab')];
      return [part === '\n' ? makeElement('w:br') : makeElement(words, { 'xml:space': 'preserve' }, assertLegal(part))];
    }),
  );
}
