import { createHash } from 'node:crypto';
import { type Block, formatNoteLabel, formatNoteNumber, type Inline, type List, type Note } from '../../model/body.ts';
import { type Bulletin, type BulletinItem, EDITORS_NOTE, formatNumberLine, type Masthead, NOTES } from '../../model/bulletin.ts';
import type { Passage, PassageRole, PassageRun } from '../../model/comparison.ts';
import { type Part, type Side, withAttribution } from './side.ts';

/** A bulletin as text, paragraph by paragraph as it is printed. */
export function sideOf(bulletin: Bulletin): Side {
  const { masthead, note, sections, imprint } = bulletin;
  return {
    masthead: mastheadOf(masthead),
    parts: [
      ...(note === null ? [] : [{ item: null, passages: [editorsNote(note)] }]),
      ...sections.flatMap(({ title, items }): Part[] => [{ item: null, passages: [line('section-title', title)] }, ...items.map(itemPart)]),
    ],
    imprint: [
      ...imprint.distribution.map(({ label, to }) => line('imprint', `${label}：${to}`)),
      ...(imprint.copies === null ? [] : [line('imprint', imprint.copies)]),
      ...(imprint.issuer === null ? [] : [line('imprint', `${imprint.issuer.office}\t${imprint.issuer.date}`)]),
    ],
  };
}

function mastheadOf(masthead: Masthead): Passage[] {
  const { notice, copy, name, signer, publisher, date } = masthead;
  const beside = (left: string | null, right: string | null) => [left ?? '', ...(right === null ? [] : [right])].join('\t');
  const passages = [
    line('notice', beside(notice, copy)),
    line('name', name),
    line('number', beside(formatNumberLine(masthead), signer)),
    line('publisher', beside(publisher, date)),
  ];
  return passages.filter(({ cells }) => cells.some((runs) => runs.length > 0));
}

function itemPart(item: BulletinItem): Part {
  const [first, ...others] = item.body;
  const runIn = item.titleStyle === 'run-in';
  const lead = runIn && first?.type === 'paragraph' ? first : null;
  const opening: Passage = runIn
    ? passage('item-start', [...run(item.mark), ...run(item.title, 'title'), ...runsOf(lead?.children ?? [])])
    : line('item-title', item.mark + item.title);
  const passages = [opening, ...(lead === null ? item.body : others).flatMap((block) => passagesOf(block))];
  return {
    item: item.id,
    passages: [
      ...(item.note === null ? [] : [editorsNote(item.note)]),
      ...(item.attribution === null ? passages : withAttribution(passages, line('attribution', item.attribution))),
      ...item.notes.map((note, index) => noteOf(note, index === 0)),
    ],
  };
}

type Handlers = { readonly [T in Block['type']]: (block: Extract<Block, { type: T }>) => readonly Passage[] };

const handlers = {
  paragraph: ({ children }) => [passage('body', runsOf(children))],
  heading: ({ level, children }) => [passage(`heading-${level}`, runsOf(children))],
  list: (list) => listOf(list, 0),
  table: ({ head, rows }) => [head, ...rows].map((row) => ({ role: 'row', cells: row.map(({ children }) => runsOf(children)) })),
  image: ({ path, data, caption }) => [
    { ...line('picture', `［图片：${path}］`), key: createHash('sha256').update(data).digest('hex') },
    ...(caption === null ? [] : [line('caption', caption)]),
  ],
} satisfies Handlers;

function passagesOf(block: Block): readonly Passage[] {
  // The handler of a node takes exactly that node; the pair is sealed in `Handlers`, which the compiler cannot see through the index.
  const handler = handlers[block.type] as (block: Block) => readonly Passage[];
  return handler(block);
}

/** Entries with the numbers and marks that are printed before them: 1. then （1）, ● then ○. */
function listOf(list: List, level: number): Passage[] {
  return list.entries.flatMap(({ blocks }, entry) =>
    blocks.flatMap((block, index) => {
      if (block.type === 'list') return listOf(block, level + 1);
      const number = list.start + entry;
      const mark = list.ordered ? (level === 0 ? `${number}.` : `（${number}）`) : level === 0 ? '●' : '○';
      return [passage('list', [...run(index === 0 ? mark : ''), ...runsOf(block.children)])];
    }),
  );
}

function editorsNote(text: string): Passage {
  return passage('editors-note', [...run(EDITORS_NOTE, 'label'), ...run(text)]);
}

function noteOf(note: Note, first: boolean): Passage {
  return passage('note', [...run(`${first ? NOTES : ''}${formatNoteLabel(note)}`), ...runsOf(note.children)]);
}

function runsOf(children: readonly Inline[]): PassageRun[] {
  return children.flatMap((child) => {
    if (child.type === 'text') return run(child.value, child.strong ? 'strong' : 'plain');
    return child.type === 'note' ? run(formatNoteNumber(child.number), 'note-mark') : run('\n');
  });
}

function line(role: PassageRole, text: string): Passage {
  return passage(role, run(text));
}

function passage(role: PassageRole, runs: readonly PassageRun[]): Passage {
  return { role, cells: [runs] };
}

function run(text: string, look: PassageRun['look'] = 'plain'): PassageRun[] {
  return text === '' ? [] : [{ text, look }];
}
