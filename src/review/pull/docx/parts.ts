import { child, type Element, elements, toggle, valueAt } from '../../../import/docx/xml.ts';

/** The cells of a row, which may be wrapped in controls, without those that were deleted under tracking. */
export function cellsIn(row: Element): readonly Element[] {
  return elements(row).flatMap((inner) => {
    if (inner.name === 'w:tc') return child(child(inner, 'w:tcPr'), 'w:cellDel') === undefined ? [inner] : [];
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'].includes(inner.name) ? cellsIn(inner) : [];
  });
}

/** The content of the text boxes in a drawing. */
export function boxesIn(element: Element): readonly Element[] {
  return elements(element).flatMap((inner) => {
    if (inner.name === 'w:txbxContent') return [inner];
    return inner.name === 'mc:Fallback' ? [] : boxesIn(inner);
  });
}

/** Whether a run's own properties set its words off in a way that is not printed. */
export function isSetOff(properties: Element | undefined): boolean {
  const set = (name: string) => (valueAt(properties, name) ?? 'none') !== 'none';
  return (
    ['w:i', 'w:strike', 'w:dstrike'].some((name) => toggle(properties, name) === true) || set('w:u') || set('w:em') || set('w:highlight')
  );
}
