import { describe, expect, it } from 'vitest';
import { breakUnits, type Line } from '../../src/typeset/breaker.ts';
import { findGroups, measureUnits } from '../../src/typeset/breaks.ts';
import { breakLines } from '../../src/typeset/index.ts';
import { breakAttributed } from '../../src/typeset/paragraph.ts';
import { canSqueeze } from '../../src/typeset/rules.ts';
import { toUnits, type Unit } from '../../src/typeset/units.ts';
import { bodyShape, span, textOf } from './making.ts';
import { parted, printedPages, sampleParagraphs, withoutQuarters } from './sample.ts';

const printedLines = printedPages.flat().filter((line) => !line.startsWith('市'));

function linesOf(paragraph: string): string[] {
  const { text, attribution } = parted(paragraph);
  if (attribution === null) return textOf(breakLines([span(text)], bodyShape).lines);
  const set = breakAttributed([span(text)], span(attribution), bodyShape);
  return textOf([...set.lines, ...set.attribution]);
}

describe('the printed pages', () => {
  const ours = sampleParagraphs.flatMap(linesOf);

  it('have 63 lines, two of them section titles', () => {
    expect(printedPages.map((lines) => lines.length)).toEqual([21, 21, 21]);
    expect(printedLines).toHaveLength(61);
  });

  it.each(printedLines.map((line, index) => [index + 1, line] as const))('line %d: %s', (number, line) => {
    expect(ours[number - 1]).toBe(withoutQuarters(line));
  });

  it('are followed by the lines of the last two pages: 97 with titles and three lines of imprint', () => {
    expect(ours.length + 2 + 3).toBe(97);
  });
});

/** A decision at the end of a line: the overflow, the number of marks, and what was left to the next line. */
interface Decision {
  readonly end: string;
  readonly overflow: number;
  readonly marks: number;
  readonly refused: number | null;
}

function decisionsOf(paragraph: string): Decision[] {
  const units = toUnits([span(paragraph)]);
  return breakUnits(units, bodyShape).lines.map((line) => decision(units, line));
}

function decision(units: readonly Unit[], { start, end, indent, overflow }: Line): Decision {
  const next = findGroups(units).find((group) => group.start === end);
  return {
    end: units
      .slice(end - 5, end)
      .map(({ text }) => text)
      .join(''),
    overflow,
    marks: units.slice(start, end - 1).filter(canSqueeze).length,
    refused: next === undefined ? null : measureUnits(units, start, next.end) - bodyShape.measure + indent,
  };
}

it('covers every line of the three pages that is not full by itself', () => {
  const decisions = sampleParagraphs.flatMap((paragraph) => decisionsOf(parted(paragraph).text)).slice(0, 60);
  const notable = decisions.filter(({ overflow, refused }) => overflow !== 0 && refused !== null);
  expect(notable.map(({ end, overflow, marks, refused }) => [end, overflow, marks, refused])).toEqual([
    ['部门负责人', 0.5, 5, 1.5],
    ['求部机关每', -0.25, 2, 0.75],
    ['钟左右。创', 0.5, 2, 1.5],
    ['日一学”6', 0.5, 6, 2.75],
    ['八区共建”', 1, 4, 3],
    ['区高校、科', 0.5, 4, 1.5],
    ['干部培养、', 1.5, 3, 2.5],
    ['“店小二”', 1, 5, 2],
    ['、提能力、', 1, 4, 2],
    ['，开展“书', 1, 7, 2],
    ['乡村振兴、', 1, 3, 2],
    ['”，100', -0.5, 4, 0.75],
    ['招商线索6', -0.75, 2, 1.5],
    ['掘出组工干', 0.25, 4, 1.25],
    ['建言献策，', 1, 2, 2],
    ['自身建设。', 0.5, 1, 1.5],
    ['紧围绕“建', 1, 2, 2],
    ['员干部提高', 0.5, 5, 1.5],
  ]);
});
