import type { XmlComponent } from 'docx';
import type { Change, ComparedRun, Look } from '../../model/comparison.ts';
import { element, property } from './element.ts';
import { style } from './style-ids.ts';
import { assertLegal } from './text.ts';

/** Who made the changes of a document, and when: ISO. */
export interface Revision {
  readonly author: string;
  readonly date: string;
}

/** The elements of a change of text, of its paragraph's mark, and of a row (ISO/IEC 29500-1, 17.13.5). A row that moved went and came. */
const names = {
  inserted: { run: 'w:ins', row: 'w:ins' },
  deleted: { run: 'w:del', row: 'w:del' },
  'moved-away': { run: 'w:moveFrom', row: 'w:del' },
  'moved-here': { run: 'w:moveTo', row: 'w:ins' },
} as const satisfies Record<Exclude<Change, 'kept'>, { readonly run: string; readonly row: string }>;

const looks: Readonly<Record<Look, string | undefined>> = {
  plain: undefined,
  strong: style.leadIn,
  title: style.runInTitle,
  label: style.editorsNoteLabel,
  'note-mark': style.noteMark,
};

/** Writes changes as Word tracks them, each with a number that no other has. */
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

  /** What a paragraph's properties say of its mark; nothing where it was kept. */
  mark(end: Change): readonly XmlComponent[] {
    return end === 'kept' ? [] : [element('w:rPr', {}, this.#change(names[end].run))];
  }

  /** What a row's properties say of it. */
  row(end: Change): readonly XmlComponent[] {
    return end === 'kept' ? [] : [this.#change(names[end].row)];
  }

  /** The beginning of what was moved away or here, and its end; both places of one move have one name. */
  range(change: 'moved-away' | 'moved-here', name: string): { readonly start: XmlComponent; readonly end: XmlComponent } {
    const id = this.#next();
    const what = names[change].run;
    const { author, date } = this.#revision;
    return {
      start: element(`${what}RangeStart`, { 'w:id': id, 'w:author': author, 'w:date': date, 'w:name': name }),
      end: element(`${what}RangeEnd`, { 'w:id': id }),
    };
  }

  #change(name: string, ...children: readonly XmlComponent[]): XmlComponent {
    const { author, date } = this.#revision;
    return element(name, { 'w:id': this.#next(), 'w:author': author, 'w:date': date }, ...children);
  }

  #next(): number {
    this.#last += 1;
    return this.#last;
  }
}

function writeRun({ text, look, change }: ComparedRun): XmlComponent {
  const characterStyle = looks[look];
  const words = change === 'deleted' ? 'w:delText' : 'w:t';
  return element(
    'w:r',
    {},
    element(
      'w:rPr',
      {},
      ...(characterStyle === undefined ? [] : [property('w:rStyle', characterStyle)]),
      element('w:rFonts', { 'w:hint': 'eastAsia' }),
    ),
    ...text.split(/([\t\n])/u).flatMap((part) => {
      if (part === '') return [];
      if (part === '\t') return [element('w:tab')];
      return [part === '\n' ? element('w:br') : element(words, { 'xml:space': 'preserve' }, assertLegal(part))];
    }),
  );
}
