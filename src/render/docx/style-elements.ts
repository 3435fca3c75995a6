import type { XmlComponent } from 'docx';
import { makeElement, makeProperty } from './element.ts';
import { style } from './style-ids.ts';

/** A custom paragraph style. */
export interface ParagraphStyle {
  readonly id: string;
  /** Name shown to users. */
  readonly name: string;
  /** Parent style; the document defaults when omitted. */
  readonly basedOn?: string;
  /** Style of the paragraph that follows when an editor presses Enter. */
  readonly next?: string;
  /** Paragraph and run properties, in schema order. */
  readonly paragraph?: readonly XmlComponent[];
  readonly run?: readonly XmlComponent[];
}

export function makeParagraphStyle({ id, name, basedOn = style.normal, next, paragraph = [], run = [] }: ParagraphStyle): XmlComponent {
  return makeElement(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': id },
    makeProperty('w:name', name),
    makeProperty('w:basedOn', basedOn),
    ...(next === undefined ? [] : [makeProperty('w:next', next)]),
    makeElement('w:qFormat'),
    ...(paragraph.length === 0 ? [] : [makeElement('w:pPr', {}, ...paragraph)]),
    ...(run.length === 0 ? [] : [makeElement('w:rPr', {}, ...run)]),
  );
}

/**
 * Spacing with an exact line height other than the grid's, in twips. Taken off the document grid, because LibreOffice 7.4 otherwise rounds
 * it up to whole grid lines (measured).
 */
export function makeOffGridSpacing(line: number, before = 0, after = 0): readonly XmlComponent[] {
  const spacing = { 'w:before': before, 'w:after': after, 'w:line': line, 'w:lineRule': 'exact' };
  return [makeProperty('w:snapToGrid', 0), makeElement('w:spacing', spacing)];
}

/** Makes a character style. */
export function characterStyle(id: string, name: string, ...run: readonly XmlComponent[]): XmlComponent {
  return makeElement(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': id },
    makeProperty('w:name', name),
    makeProperty('w:basedOn', DEFAULT_CHARACTER),
    makeElement('w:qFormat'),
    ...(run.length === 0 ? [] : [makeElement('w:rPr', {}, ...run)]),
  );
}

/** Makes a table style based on the plain table. */
export function tableStyle(id: string, name: string, ...properties: readonly XmlComponent[]): XmlComponent {
  return makeElement(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': id },
    makeProperty('w:name', name),
    makeProperty('w:basedOn', PLAIN_TABLE),
    makeElement('w:qFormat'),
    makeElement('w:tblPr', {}, ...properties),
  );
}

/** Cell padding in twips: none above and below, as the grid leaves none. */
export function makeCellMargins(side: number): XmlComponent {
  const margin = (name: string, width: number) => makeElement(name, { 'w:w': width, 'w:type': 'dxa' });
  return makeElement('w:tblCellMar', {}, margin('w:top', 0), margin('w:left', side), margin('w:bottom', 0), margin('w:right', side));
}

const DEFAULT_CHARACTER = 'DefaultCharacter';
const PLAIN_TABLE = 'TableNormal';

/** The four default styles that the format requires: paragraph, character, numbering and table. All but the first are hidden from users. */
export function makeDefaultStyles(): readonly XmlComponent[] {
  const hidden = makeElement('w:semiHidden');
  const defaultOf = (type: string, id: string, name: string, ...rest: readonly XmlComponent[]) =>
    makeElement('w:style', { 'w:type': type, 'w:default': 1, 'w:styleId': id }, makeProperty('w:name', name), ...rest);
  return [
    defaultOf('paragraph', style.normal, 'Normal', makeElement('w:qFormat')),
    defaultOf('character', DEFAULT_CHARACTER, 'Default Paragraph Font', hidden),
    defaultOf('numbering', 'NoList', 'No List', hidden),
    defaultOf(
      'table',
      PLAIN_TABLE,
      'Normal Table',
      hidden,
      makeElement('w:tblPr', {}, makeElement('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), makeCellMargins(0)),
    ),
  ];
}
