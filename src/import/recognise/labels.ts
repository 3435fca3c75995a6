import { type Block, getLine } from '../document.ts';
import { parseWholeDay } from './dates.ts';
import { readOffices } from './offices.ts';
import type { Clue, Field, Recogniser, RecogniserResult, Subject } from './recogniser.ts';
import { toSourceClues } from './source-clues.ts';

/** Lines of a form that give the fields of an item: 标题：…, 报送单位：…, 报送时间：…. */
const labels: Readonly<Record<Field, RegExp>> = {
  title: /^(?:标\s*题|题\s*目|信息标题|稿件标题)\s*[：:]\s*(.+)$/,
  source: /^(?:来\s*源|来源单位|报送单位|供稿单位|供稿|报送|填报单位|单\s*位|单位名称|信息来源)\s*[：:]\s*(.+)$/,
  category: /^(?:类\s*别|栏\s*目|信息类别|稿件类别)\s*[：:]\s*(.+)$/,
  date: /^(?:日\s*期|时\s*间|报送日期|报送时间|供稿日期|供稿时间|填报时间)\s*[：:]\s*(.+)$/,
};

/** Maximum distance of such lines from either end of the text, and their maximum length. */
const HEAD = 8;
const TAIL = 6;
const LENGTH = 80;

/** The values of a labelled line. */
type LabelledLine = Required<Pick<RecogniserResult, 'clues'>> & Pick<RecogniserResult, 'people'>;
const NOTHING: LabelledLine = { clues: [] };

/** Labelled lines at the start or the end of the text; they are removed from it. */
export const labelled: Recogniser = (subject) => {
  const clues: Clue[] = [];
  const people: string[] = [];
  const blocks = subject.blocks.filter((block, index) => {
    if (index >= HEAD && index < subject.blocks.length - TAIL) return true;
    const found = isMeeting(subject.blocks, index) ? NOTHING : read(block, subject);
    clues.push(...found.clues);
    people.push(...(found.people ?? []));
    return found.clues.length === 0;
  });
  return { clues, blocks, people };
};

/** Labels that make 时间 beside them the time of a meeting or event. */
const EVENT = /^(?:会议)?(?:地\s*点|主\s*持\s*人?|主持人|参\s*会|参加人员|出\s*席|议\s*题|内\s*容|会议内容|记\s*录)[^：:]{0,6}[：:]/;

/** Whether a line `时间：` belongs to a meeting described in the lines around it. */
function isMeeting(blocks: readonly Block[], index: number): boolean {
  if (!/^(?:时\s*间|日\s*期)\s*[：:]/.test(getLine(blocks[index]))) return false;
  return [-2, -1, 1, 2].some((step) => EVENT.test(getLine(blocks[index + step])));
}

function read(block: Block, subject: Subject): LabelledLine {
  const line = getLine(block);
  if (line.length > LENGTH) return NOTHING;
  for (const [field, pattern] of Object.entries(labels) as [Field, RegExp][]) {
    const value = pattern.exec(line)?.[1]?.trim();
    if (value !== undefined) return readValue(field, value, subject);
  }
  return NOTHING;
}

function readValue(field: Field, value: string, subject: Subject): LabelledLine {
  if (field === 'source') {
    const offices = readOffices(value, subject.publication);
    if (offices === null) return NOTHING;
    // A bulletin does not print the author of an item, but an editor may want to ask them.
    return { clues: toSourceClues(offices, 'label', subject), people: offices.persons };
  }
  // Anything besides the day, such as hours or a place, would be lost.
  const said = field === 'date' ? (parseWholeDay(value)?.iso ?? null) : value;
  return said === null ? NOTHING : { clues: [{ field, value: said, origin: 'label', sure: true }] };
}
