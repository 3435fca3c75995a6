import { AlignmentType, LevelFormat, LevelSuffix, Paragraph } from 'docx';
import { type List, toPlainText } from '../../model/body.ts';
import { toHeldOptions } from './held.ts';
import { style } from './style-ids.ts';
import { makeRuns, toPrintedText } from './text.ts';
import type { NumberingDefinition, Writer } from './writer.ts';

/** Levels of a numbering in Word; deeper lists stay on the last. */
const LEVELS = 9;

/** Indent of an entry's first line, and of each further level, in characters. */
const INDENT = 2;

/**
 * Writes a list as numbered paragraphs with a numbering of its own: Word continues counting through lists that share one. Entries are set
 * as GB/T 9704 sets its own levels: first lines indented, the number run in with the text, turned lines flush.
 */
export function writeList(list: List, writer: Writer, level = 0): readonly Paragraph[] {
  const reference = `${writer.reserved}list-${writer.numberings.length}`;
  writer.numberings.push({ reference, levels: makeLevels(list, level, writer.measures.character) });
  return list.entries.flatMap(({ blocks }) =>
    blocks.flatMap((block, index) => {
      if (block.type === 'list') return writeList(block, writer, Math.min(level + 1, LEVELS - 1));
      const text = toPrintedText(block.children);
      const marker =
        index === 0
          ? { numbering: { reference, level, custom: true } }
          : { indent: { firstLine: INDENT * (level + 1) * writer.measures.character } };
      return [
        new Paragraph({
          style: style.list,
          ...marker,
          ...toHeldOptions(writer, text),
          children: makeRuns(block.children, writer, writer.fittings(text)),
        }),
      ];
    }),
  );
}

/**
 * Defines all nine levels, so that an editor can move an entry to another level; only the list's own level starts at a number other than 1.
 */
function makeLevels(list: List, own: number, character: number): NumberingDefinition['levels'] {
  return Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: list.ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: formatMark(list, level),
    start: level === own ? list.start : 1,
    alignment: AlignmentType.LEFT,
    suffix: list.entries.some(startsInLatin) ? LevelSuffix.SPACE : LevelSuffix.NOTHING,
    style: { paragraph: { indent: { left: 0, firstLine: INDENT * (level + 1) * character } } },
  }));
}

/** 1. and below it （1）, the third and fourth levels of the standard; ● and ○, which every Chinese font has. */
function formatMark({ ordered, delimiter, zeros = '' }: List, level: number): string {
  if (ordered) return level === 0 ? `${zeros}%1${delimiter ?? '.'}` : `（${zeros}%${level + 1}）`;
  return level === 0 ? '●' : '○';
}

/** Whether a number would run into the entry's text: 1.2021年 needs a space. */
function startsInLatin({ blocks: [first] }: List['entries'][number]): boolean {
  return first?.type === 'paragraph' && /^[\x21-\x7E]/.test(toPlainText(first.children));
}
