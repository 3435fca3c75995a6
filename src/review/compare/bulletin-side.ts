import { createHash } from 'node:crypto';
import { type Block, formatEntryLabel, formatNoteLabel, formatNoteNumber, type Inline, type List, type Note } from '../../model/body.ts';
import { type Bulletin, type BulletinItem, EDITORS_NOTE, formatNumberLine, type Masthead, NOTES } from '../../model/bulletin.ts';
import type { Passage, PassageRole, PassageRun } from '../../model/comparison.ts';
import { type Part, type Side, withAttribution } from './side.ts';

/** Converts a bulletin to passages in printed order. */
export function toSide(bulletin: Bulletin): Side {
  const { masthead, note, sections, imprint } = bulletin;
  return {
    masthead: toMasthead(masthead),
    parts: [
      ...(note === null ? [] : [{ item: null, passages: [toEditorsNote(note)] }]),
      ...sections.flatMap(({ under, title, items }): Part[] => [
        ...(typeof under === 'string' ? [{ item: null, passages: [makeLine('section-title', under)] }] : []),
        { item: null, passages: [makeLine('section-title', title)] },
        ...items.map(toItemPart),
      ]),
    ],
    imprint: [
      ...imprint.distribution.map(({ label, to }) => makeLine('imprint', `${label}：${to}`)),
      ...(imprint.copies === null ? [] : [makeLine('imprint', imprint.copies)]),
      ...(imprint.issuer === null ? [] : [makeLine('imprint', `${imprint.issuer.office}\t${imprint.issuer.date}`)]),
    ],
  };
}

function toMasthead(masthead: Masthead): Passage[] {
  const { notice, copy, above, name, signer, publisher, date } = masthead;
  const beside = (left: string | null, right: string | null) => [left ?? '', ...(right === null ? [] : [right])].join('\t');
  const passages = [
    makeLine('notice', beside(notice, copy)),
    ...(above === undefined ? [] : [makeLine('notice', above)]),
    makeLine('name', name),
    makeLine('number', beside(formatNumberLine(masthead), signer)),
    makeLine('publisher', beside(publisher, date)),
  ];
  return passages.filter(({ cells }) => cells.some((runs) => runs.length > 0));
}

function toItemPart(item: BulletinItem): Part {
  const [first, ...others] = item.body;
  const runIn = item.titleStyle === 'run-in';
  const lead = runIn && first?.type === 'paragraph' ? first : null;
  const opening: Passage = runIn
    ? makePassage('item-start', [...run(item.mark), ...run(item.title, 'title'), ...toRuns(lead?.children ?? [])])
    : makeLine('item-title', item.mark + item.title);
  const byline = item.byline === undefined ? [] : [makeLine('byline', item.byline)];
  const passages = [opening, ...byline, ...(lead === null ? item.body : others).flatMap((block) => toPassages(block))];
  return {
    item: item.id,
    passages: [
      ...(item.note === null ? [] : [toEditorsNote(item.note)]),
      ...(item.attribution === null ? passages : withAttribution(passages, makeLine('attribution', item.attribution))),
      ...item.notes.map((note, index) => toNotePassage(note, index === 0)),
    ],
  };
}

type Handlers = { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>) => readonly Passage[] };

const handlers = {
  paragraph: ({ children }) => [makePassage('body', toRuns(children))],
  heading: ({ level, children }) => [makePassage(`heading-${level}`, toRuns(children))],
  list: (list) => toListPassages(list, 0),
  table: ({ head, rows }) => [head, ...rows].map((row) => ({ role: 'row', cells: row.map(({ children }) => toRuns(children)) })),
  image: ({ path, data, caption }) => [
    { ...makeLine('picture', `［图片：${path}］`), key: createHash('sha256').update(data).digest('hex') },
    ...(caption === null ? [] : [makeLine('caption', caption)]),
  ],
} satisfies Handlers;

function toPassages(block: Block): readonly Passage[] {
  // `Handlers` guarantees that the handler takes this node, which the compiler cannot infer from the index.
  const handler = handlers[block.type] as (block: Block) => readonly Passage[];
  return handler(block);
}

/** Lists the entries with the printed markers: 1. then （1）, ● then ○. */
function toListPassages(list: List, level: number): Passage[] {
  return list.entries.flatMap(({ blocks }, entry) =>
    blocks.flatMap((block, index) => {
      if (block.type === 'list') return toListPassages(block, level + 1);
      return [makePassage('list', [...run(index === 0 ? formatEntryLabel(list, entry, level) : ''), ...toRuns(block.children)])];
    }),
  );
}

function toEditorsNote(text: string): Passage {
  return makePassage('editors-note', [...run(EDITORS_NOTE, 'label'), ...run(text)]);
}

function toNotePassage(note: Note, first: boolean): Passage {
  return makePassage('note', [...run(`${first ? NOTES : ''}${formatNoteLabel(note)}`), ...toRuns(note.children)]);
}

function toRuns(children: readonly Inline[]): PassageRun[] {
  return children.flatMap((child) => {
    if (child.type === 'text') return run(child.value, child.strong ? 'strong' : 'plain');
    return child.type === 'note' ? run(formatNoteNumber(child.number), 'note-mark') : run('\n');
  });
}

function makeLine(role: PassageRole, text: string): Passage {
  return makePassage(role, run(text));
}

function makePassage(role: PassageRole, runs: readonly PassageRun[]): Passage {
  return { role, cells: [runs] };
}

function run(text: string, look: PassageRun['look'] = 'plain'): PassageRun[] {
  return text === '' ? [] : [{ text, look }];
}
