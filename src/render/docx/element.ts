import { FileChild, type ParagraphChild, type XmlComponent } from 'docx';

/** Attributes of an element by their qualified names, `w:val`. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An element of WordprocessingML written as it is; it may stand wherever npm `docx` takes a component of its own. */
export class Element extends FileChild {
  constructor(name: string, attributes: Attributes, children: readonly (XmlComponent | string)[]) {
    super(name);
    if (Object.keys(attributes).length > 0) this.root.push({ _attr: attributes });
    this.root.push(...children);
  }
}

/**
 * An element npm `docx` has no class for: content controls, fields with a known result, most properties of a style. Names are
 * constants of ours; attribute values and texts are escaped when the document is written.
 */
export function element(name: string, attributes: Attributes = {}, ...children: readonly (XmlComponent | string)[]): FileChild {
  return new Element(name, attributes, children);
}

/** The commonest form of a property: one element with a `w:val`. */
export function property(name: string, value: string | number): FileChild {
  return element(name, { 'w:val': value });
}

/** The same component as a child of a paragraph: the library writes any there, though its types list only classes of its own. */
export function inline(component: XmlComponent): ParagraphChild {
  return component as unknown as ParagraphChild;
}
