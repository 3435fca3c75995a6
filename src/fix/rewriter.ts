import type { Edit } from '../diagnostics/diagnostic.ts';
import { detectForm, type Encoding, type Form } from './form.ts';

/** Creates a rewriter for a file. */
export async function createRewriter(bytes: Uint8Array, encoding: Encoding): Promise<Rewriter> {
  return new Rewriter(bytes, await detectForm(bytes, encoding));
}

/** Rewrites characters of a file and keeps every other byte: encoding, byte order mark and line ends. */
export class Rewriter {
  readonly #bytes: Uint8Array;
  readonly #form: Form;
  /** Decoded text with the file's own line ends. */
  readonly #raw: string;
  /** Positions of CRLF pairs in `#raw`, as offsets into the text whose line ends are LF. */
  readonly #pairs: readonly number[];
  /** Line end of the file's first line. */
  readonly #lineEnd: string;

  constructor(bytes: Uint8Array, form: Form) {
    this.#bytes = bytes;
    this.#form = form;
    this.#raw = new TextDecoder(form.label, { ignoreBOM: true }).decode(bytes.subarray(form.mark));
    const pairs: number[] = [];
    for (let at = this.#raw.indexOf('\r\n'); at !== -1; at = this.#raw.indexOf('\r\n', at + 2)) pairs.push(at - pairs.length);
    this.#pairs = pairs;
    this.#lineEnd = /\r\n?|\n/.exec(this.#raw)?.[0] ?? '\n';
  }

  /** Whether the encoding can express an edit, and the edit does not join a CR and an LF into one line end. */
  canWrite(edit: Edit): boolean {
    const { start, end, text } = this.#raws(edit);
    const parts = [this.#raw.slice(start - 1, start), text, this.#raw.slice(end, end + 1)];
    const meets = parts.join('').split('\r\n').length > parts.reduce((count, part) => count + part.split('\r\n').length - 1, 1);
    return !meets && this.#form.encode(text) !== null;
  }

  /** Applies edits that passed `canWrite`. They must be in order and must not overlap; offsets as in `Edit`. */
  rewrite(edits: readonly Edit[]): Uint8Array {
    const parts: Uint8Array[] = [];
    const bytes = this.#bytes;
    let copied = 0;
    let at = this.#form.mark;
    let unit = 0;
    /** Advances to the byte at which a UTF-16 unit of the raw text begins. */
    const byteOf = (wanted: number): number => {
      while (unit < wanted) {
        const length = this.#form.lengthAt(bytes, at);
        unit += (this.#raw.codePointAt(unit) as number) > 0xffff ? 2 : 1;
        at += length;
      }
      return at;
    };
    for (const { start, end, text } of edits.map((edit) => this.#raws(edit))) {
      // Not null: `canWrite` has checked it.
      const encoded = this.#form.encode(text) as Uint8Array;
      parts.push(bytes.subarray(copied, byteOf(start)), encoded);
      copied = byteOf(end);
    }
    return Buffer.concat([...parts, bytes.subarray(copied)]);
  }

  /** Converts an edit to raw offsets and the file's line ends. */
  #raws({ start, end, text }: Edit): Edit {
    return { start: this.#rawOffset(start), end: this.#rawOffset(end), text: text.replaceAll('\n', this.#lineEnd) };
  }

  #rawOffset(offset: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pairs[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  }
}
