import { type Element, findChild, getValue, listElements, toggle } from '../../../import/docx/xml.ts';

/** Settings, and the alternative for older programs to content that was read already. */
const UNREAD: ReadonlySet<string> = new Set(['w:sectPr', 'w:sdtPr', 'mc:Fallback']);

/** Whether an element of a body or paragraph has no text of the document. */
export function isUnread(name: string): boolean {
  return UNREAD.has(name);
}

export function isTrackedDeletion(name: string): boolean {
  return name === 'w:del' || name === 'w:moveFrom';
}

export function isTrackedInsertion(name: string): boolean {
  return name === 'w:ins' || name === 'w:moveTo';
}

/** Whether an element marks the start or end of the words that a comment is attached to. */
export function isRangeMark(name: string): boolean {
  return name === 'w:commentRangeStart' || name === 'w:commentRangeEnd';
}

/** Finds the cells of a row, also in controls and tracked insertions, without those that were deleted under tracking. */
export function findCells(row: Element): readonly Element[] {
  return listElements(row).flatMap((inner) => {
    if (inner.name === 'w:tc') return findChild(findChild(inner, 'w:tcPr'), 'w:cellDel') === undefined ? [inner] : [];
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'].includes(inner.name) ? findCells(inner) : [];
  });
}

/** Finds the contents of the text boxes in a drawing. */
export function findTextBoxes(drawing: Element): readonly Element[] {
  return listElements(drawing).flatMap((inner) => {
    if (inner.name === 'w:txbxContent') return [inner];
    return inner.name === 'mc:Fallback' ? [] : findTextBoxes(inner);
  });
}

/** Whether a run has direct formatting, besides bold, that emphasizes its words. */
export function isSetOff(properties: Element | undefined): boolean {
  const isOn = (name: string) => toggle(properties, name) === true;
  const isSet = (name: string) => (getValue(properties, name) ?? 'none') !== 'none';
  return ['w:i', 'w:strike', 'w:dstrike'].some(isOn) || ['w:u', 'w:em', 'w:highlight'].some(isSet);
}

/** Follows complex fields, which may be nested: the runs before `separate` are instructions, those behind it the result. */
export class FieldTracker {
  /** One for each open field: whether its result has begun. */
  readonly #open: boolean[] = [];

  /** @param type value of `w:fldCharType` */
  mark(type: string | undefined): void {
    if (type === 'begin') this.#open.push(false);
    else if (type === 'end') this.#open.pop();
    else if (type === 'separate' && this.#open.length > 0) this.#open[this.#open.length - 1] = true;
  }

  get isInInstruction(): boolean {
    return this.#open.includes(false);
  }
}
