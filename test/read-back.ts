import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Readers that share nothing with our writers: pdf.js for the PDF, mammoth for the DOCX. */

/** A page of a PDF as pdf.js sees it. */
export interface PdfPage {
  /** Its texts in the order of the file, without blanks that pdf.js puts between glyphs. */
  readonly text: string;
}

/** The text of a PDF, page by page. */
export async function pdfPages(data: Uint8Array): Promise<PdfPage[]> {
  const task = getDocument({ data: data.slice(), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  try {
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const content = await (await document.getPage(number)).getTextContent();
      pages.push({ text: content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('') });
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

/** The text of a DOCX's body, a paragraph a line. */
export async function docxText(data: Uint8Array): Promise<string> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(data) });
  return value;
}

/** Text without white space, for comparisons that do not care how a reader guesses at blanks. */
export function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}
