import { AlignmentType, LevelFormat, LevelSuffix, Paragraph } from 'docx';
import type { List } from '../../model/body.ts';
import { style } from './styles.ts';
import { runs } from './text.ts';
import type { NumberingDefinition, Writer } from './writer.ts';

/** Levels of a numbering in Word; lists nested deeper stay on the last. */
const LEVELS = 9;

/** Marks of bulleted lists, level by level, from the characters every Chinese face has. */
const BULLETS = ['●', '○', '■'];

/**
 * A list as numbered paragraphs, with a numbering of its own: Word counts on through lists that share one. The paragraphs of an entry
 * after its first stand flush with its text.
 */
export function listParagraphs(list: List, writer: Writer, level = 0): readonly Paragraph[] {
  const reference = `${writer.reserved}list-${writer.numberings.length}`;
  writer.numberings.push({ reference, levels: levelsOf(list, level, writer.measures.character) });
  return list.entries.flatMap((entry) => {
    let numbered = false;
    return entry.blocks.flatMap((block) => {
      if (block.type === 'list') return listParagraphs(block, writer, Math.min(level + 1, LEVELS - 1));
      const marker = numbered
        ? { indent: { left: textIndent(level, writer.measures.character), firstLine: 0 } }
        : { numbering: { reference, level, custom: true } };
      numbered = true;
      return [new Paragraph({ style: style.list, ...marker, children: runs(block.children) })];
    });
  });
}

/** Where the text of an entry starts: two characters for its mark, after the two every paragraph is indented by. */
function textIndent(level: number, character: number): number {
  return (4 + 2 * level) * character;
}

/** All nine levels, so that an editor can move an entry to another level; only the list's own starts elsewhere than at 1. */
function levelsOf(list: List, own: number, character: number): NumberingDefinition['levels'] {
  return Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: list.ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: list.ordered ? `%${level + 1}.` : (BULLETS[level % BULLETS.length] ?? '●'),
    start: level === own ? list.start : 1,
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.TAB,
    style: { paragraph: { indent: { left: textIndent(level, character), hanging: 2 * character } } },
  }));
}
