import type { IContext, ParagraphChild, XmlComponent } from 'docx';
import { Element, inline } from './element.ts';
import type { Writer } from './writer.ts';

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/**
 * Words that lead to an address outside the document. npm `docx` has a class for it whose relationship has a random id; this one's is
 * counted, so that the same bulletin gives the same bytes.
 */
export function link(address: string, words: readonly XmlComponent[], writer: Writer): ParagraphChild {
  return inline(new Link(`Link${writer.nextLink()}`, address, words));
}

class Link extends Element {
  readonly #id: string;
  readonly #address: string;

  constructor(id: string, address: string, words: readonly XmlComponent[]) {
    // The library writes `rId` before the id of every relationship.
    super('w:hyperlink', { 'r:id': `rId${id}`, 'w:history': 1 }, words);
    this.#id = id;
    this.#address = address;
  }

  /** Registers the address with the part the link is written in. */
  override prepForXml(context: IContext) {
    context.viewWrapper.Relationships.addRelationship(this.#id, HYPERLINK, this.#address, 'External');
    return super.prepForXml(context);
  }
}
