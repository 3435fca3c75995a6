import { FileChild, type ParagraphChild, type XmlComponent } from 'docx';

/** Attributes by qualified name, such as `w:val`. */
export type Attributes = Readonly<Record<string, string | number>>;

/** A raw WordprocessingML element, usable wherever npm `docx` accepts a component. */
export class Element extends FileChild {
  constructor(name: string, attributes: Attributes, children: readonly (XmlComponent | string)[]) {
    super(name);
    if (Object.keys(attributes).length > 0) this.root.push({ _attr: attributes });
    this.root.push(...children);
  }
}

/**
 * Makes an element for which npm `docx` has no class: content controls, fields with a known result, most style properties. Names are
 * constants of ours; attribute values and text are escaped on writing.
 */
export function makeElement(name: string, attributes: Attributes = {}, ...children: readonly (XmlComponent | string)[]): FileChild {
  return new Element(name, attributes, children);
}

/** Makes an element with a single `w:val`, the most common form of a property. */
export function makeProperty(name: string, value: string | number): FileChild {
  return makeElement(name, { 'w:val': value });
}

/** Types a component as a child of a paragraph; the library accepts any, but its types list only its own classes. */
export function toParagraphChild(component: XmlComponent): ParagraphChild {
  return component as unknown as ParagraphChild;
}
