import type { XmlComponent } from 'docx';
import { element, property } from './element.ts';
import { style } from './style-ids.ts';

/** A paragraph style of the document's own. */
export interface ParagraphStyle {
  readonly id: string;
  /** The name people see. */
  readonly name: string;
  /** Style it varies; the document's defaults when left out. */
  readonly basedOn?: string;
  /** Style of the paragraph an editor begins below one of this style. */
  readonly next?: string;
  /** Properties of the paragraph and of its runs, in the order the schema asks for. */
  readonly paragraph?: readonly XmlComponent[];
  readonly run?: readonly XmlComponent[];
}

export function paragraphStyle({ id, name, basedOn = style.normal, next, paragraph = [], run = [] }: ParagraphStyle): XmlComponent {
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': id },
    property('w:name', name),
    property('w:basedOn', basedOn),
    ...(next === undefined ? [] : [property('w:next', next)]),
    element('w:qFormat'),
    ...(paragraph.length === 0 ? [] : [element('w:pPr', {}, ...paragraph)]),
    ...(run.length === 0 ? [] : [element('w:rPr', {}, ...run)]),
  );
}

/**
 * Lines of an exact height that is not the grid's: taken off the document grid, because LibreOffice 7.4 rounds them up to whole lines of it
 * otherwise (measured). In twips.
 */
export function makeOffGridSpacing(line: number, before = 0, after = 0): readonly XmlComponent[] {
  const spacing = { 'w:before': before, 'w:after': after, 'w:line': line, 'w:lineRule': 'exact' };
  return [property('w:snapToGrid', 0), element('w:spacing', spacing)];
}

/** A style for some words of a paragraph. */
export function characterStyle(id: string, name: string, ...run: readonly XmlComponent[]): XmlComponent {
  return element(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': id },
    property('w:name', name),
    property('w:basedOn', DEFAULT_CHARACTER),
    element('w:qFormat'),
    ...(run.length === 0 ? [] : [element('w:rPr', {}, ...run)]),
  );
}

/** A style for tables; its properties say what it has beside the plain table. */
export function tableStyle(id: string, name: string, ...properties: readonly XmlComponent[]): XmlComponent {
  return element(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': id },
    property('w:name', name),
    property('w:basedOn', PLAIN_TABLE),
    element('w:qFormat'),
    element('w:tblPr', {}, ...properties),
  );
}

/** Clear space inside every cell, in twips: none above and below, as the grid leaves none. */
export function cellMargins(side: number): XmlComponent {
  const margin = (name: string, width: number) => element(name, { 'w:w': width, 'w:type': 'dxa' });
  return element('w:tblCellMar', {}, margin('w:top', 0), margin('w:left', side), margin('w:bottom', 0), margin('w:right', side));
}

const DEFAULT_CHARACTER = 'DefaultCharacter';
const PLAIN_TABLE = 'TableNormal';

/** The four defaults the format wants: of paragraphs, characters, numberings and tables. All but the first stay out of people's lists. */
export function makeDefaultStyles(): readonly XmlComponent[] {
  const hidden = element('w:semiHidden');
  const defaultOf = (type: string, id: string, name: string, ...rest: readonly XmlComponent[]) =>
    element('w:style', { 'w:type': type, 'w:default': 1, 'w:styleId': id }, property('w:name', name), ...rest);
  return [
    defaultOf('paragraph', style.normal, 'Normal', element('w:qFormat')),
    defaultOf('character', DEFAULT_CHARACTER, 'Default Paragraph Font', hidden),
    defaultOf('numbering', 'NoList', 'No List', hidden),
    defaultOf(
      'table',
      PLAIN_TABLE,
      'Normal Table',
      hidden,
      element('w:tblPr', {}, element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), cellMargins(0)),
    ),
  ];
}
