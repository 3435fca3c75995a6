import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Ways to break a DOCX, each of which the validity checks must detect. */

type Parts = Record<string, Uint8Array>;

/** A document broken in one way. */
export interface BrokenDocx {
  readonly how: string;
  readonly bytes: Uint8Array;
}

/** Changes of a part's text: a pattern and its replacement, each applied at one place. */
const CHANGES: readonly (readonly [how: string, part: string, pattern: RegExp, to: string])[] = [
  ['an element nobody knows in the properties of a paragraph', 'word/document.xml', /<w:pPr>/g, '<w:pPr><w:nonsense/>'],
  ['an element nobody knows in a run', 'word/document.xml', /<w:t /g, '<w:nonsense/><w:t '],
  ['an attribute nobody knows', 'word/document.xml', /<w:p>/g, '<w:p w:nonsense="1">'],
  ['a paragraph in a paragraph', 'word/document.xml', /<w:pPr>/g, '<w:p/><w:pPr>'],
  ['a run in a run', 'word/document.xml', /<w:t /g, '<w:r><w:t>x</w:t></w:r><w:t '],
  ['properties after the text', 'word/document.xml', /<\/w:t><\/w:r>/g, '</w:t><w:rPr><w:b/></w:rPr></w:r>'],
  ['a level that is no number', 'word/document.xml', /<w:ilvl w:val="\d"/g, '<w:ilvl w:val="x"'],
  ['a margin that is no number', 'word/document.xml', /w:top="\d+"/g, 'w:top="wide"'],
  ['a paper without a size', 'word/document.xml', /<w:pgSz [^>]*>/g, '<w:pgSz w:w="-5x"/>'],
  ['an alignment nobody knows', 'word/document.xml', /<w:jc w:val="\w+"/g, '<w:jc w:val="sideways"'],
  ['a line rule nobody knows', 'word/styles.xml', /w:lineRule="\w+"/g, 'w:lineRule="roughly"'],
  ['a table without a grid', 'word/document.xml', /<w:tblGrid>.*?<\/w:tblGrid>/gs, ''],
  ['a row without its end', 'word/document.xml', /<\/w:tr>/g, ''],
  ['a paragraph without its end', 'word/document.xml', /<\/w:p>/g, ''],
  ['a character XML does not have', 'word/document.xml', /(?<=<w:t xml:space="preserve">)/g, '&#x1;'],
  ['an entity nobody declared', 'word/document.xml', /(?<=<w:t xml:space="preserve">)/g, '&nbsp;'],
  ['an ampersand by itself', 'word/document.xml', /(?<=<w:t xml:space="preserve">)/g, ' & '],
  [
    'a cell without a paragraph',
    'word/document.xml',
    /<w:tc>.*?<\/w:tc>/gs,
    '<w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr></w:tc>',
  ],
  ['a style that is not there', 'word/document.xml', /<w:pStyle w:val="[^"]*"/g, '<w:pStyle w:val="Nowhere"'],
  ['a style after one that is not there', 'word/styles.xml', /<w:basedOn w:val="[^"]*"/g, '<w:basedOn w:val="Nowhere"'],
  ['a numbering that is not there', 'word/document.xml', /<w:numId w:val="\d+"/g, '<w:numId w:val="9999"'],
  ['a reference to a bookmark that is not there', 'word/document.xml', /PAGEREF \S+/g, 'PAGEREF _Nowhere'],
  ['a bookmark of one name twice', 'word/document.xml', /<w:bookmarkStart w:name="[^"]*"/g, '<w:bookmarkStart w:name="_Same"'],
  ['a picture whose bytes are not there', 'word/document.xml', /r:embed="[^"]*"/g, 'r:embed="rIdNowhere"'],
  ['a footer that is not there', 'word/document.xml', /<w:footerReference ([^>]*)r:id="[^"]*"/g, '<w:footerReference $1r:id="rIdNowhere"'],
  ['a relation of a kind that has no part', 'word/_rels/document.xml.rels', /Target="styles.xml"/g, 'Target="nowhere.xml"'],
  ['a kind of content nobody knows', '[Content_Types].xml', /wordprocessingml\.document\.main\+xml/g, 'nonsense'],
];

/** Changes of the package itself. */
const PACKAGES: readonly (readonly [how: string, change: (parts: Parts) => Parts])[] = [
  ['no list of contents', ({ '[Content_Types].xml': _, ...rest }) => rest],
  ['no relations', ({ '_rels/.rels': _, ...rest }) => rest],
  ['no document', ({ 'word/document.xml': _, ...rest }) => rest],
  ['no styles', ({ 'word/styles.xml': _, ...rest }) => rest],
];

/**
 * A document broken in every possible way.
 *
 * @param places number of places for each way, spread over the document
 */
export function brokenDocx(bytes: Uint8Array, places: number): BrokenDocx[] {
  const parts = unzipSync(bytes);
  const broken: BrokenDocx[] = PACKAGES.map(([how, change]) => ({ how, bytes: zipSync(change({ ...parts })) }));
  broken.push({ how: 'half a file', bytes: bytes.slice(0, bytes.length >> 1) });
  for (const [how, part, pattern, to] of CHANGES) {
    const text = strFromU8(parts[part] ?? new Uint8Array());
    const found = [...text.matchAll(pattern)];
    const step = Math.max(1, Math.floor(found.length / places));
    for (const match of found.filter((_, at) => at % step === 0).slice(0, places)) {
      const changed = match[0].replace(new RegExp(pattern.source, pattern.flags.replace('g', '')), to);
      const whole = `${text.slice(0, match.index)}${match[0] === '' ? to : changed}${text.slice(match.index + match[0].length)}`;
      if (whole !== text) broken.push({ how, bytes: zipSync({ ...parts, [part]: strToU8(whole) }) });
    }
  }
  return broken;
}
