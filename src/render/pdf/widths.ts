import { type Faces, findFace, type Twin } from '../../model/faces.ts';
import type { FaceRole } from '../../model/layout.ts';
import { mapRoles } from './needed-faces.ts';
import { HANZI } from './piece.ts';

/** Natural width of text. */
export interface Width {
  /** As a fraction of the type size. */
  readonly em: number;
  /** Gaps between characters, which letter spacing widens. */
  readonly gaps: number;
}

/** Text whose width must be measured by the compiler. */
export interface UnknownWords {
  readonly face: FaceRole;
  readonly text: string;
}

/** Measured widths, by face and text, shared by the issues of an archive. */
const measured = new Map<string, Width>();
const MAX_MEASURED = 20_000;

/** Characters with the same width alone and in context: those of one script. */
const COUNTABLE = { hanzi: /^[\p{Script=Han}\p{Script=Common}]$/u, latin: /^[\p{Script=Latin}\p{Script=Common}]$/u } as const;

/**
 * Widths of text in the faces of an issue. Hanzi are squares in every face, and the faces tell how wide signs and letters are; what
 * depends on its neighbours is measured once by the compiler (see `measuring`).
 */
export class Widths {
  readonly #faces: Faces;
  readonly #unknown = new Map<string, UnknownWords>();
  readonly #characters = mapRoles(() => new Map<string, number | null>());

  constructor(faces: Faces) {
    this.#faces = faces;
    // Only between two issues; within one, widths would be guessed again.
    if (measured.size > MAX_MEASURED) measured.clear();
  }

  /** Width of text; a guess where it is unknown, in which case `unknown` lists it. */
  of(face: FaceRole, text: string): Width {
    let em = 0;
    let gaps = -1;
    for (const character of text) {
      const width = this.#ofCharacter(face, character);
      if (width === null) return this.#getMeasured(face, text);
      em += width;
      gaps += 1;
    }
    return { em, gaps };
  }

  /** Whether the face that sets a character has it in a twin. */
  hasTwin(role: FaceRole, character: string, twin: Twin): boolean {
    const codePoint = character.codePointAt(0) ?? 0;
    return findFace(this.#faces, role, codePoint)?.twins?.[twin]?.has(codePoint) === true;
  }

  /** All text whose width was requested but is not known. */
  get unknown(): readonly UnknownWords[] {
    return [...this.#unknown.values()];
  }

  /** Takes the compiler's widths for the unknown text, in order. */
  learn(widths: readonly Width[]): void {
    for (const [at, { face, text }] of this.unknown.entries()) measured.set(this.#key(face, text), widths[at] as Width);
    this.#unknown.clear();
  }

  /** Null for a character whose width depends on its neighbours. */
  #ofCharacter(role: FaceRole, character: string): number | null {
    if (role !== 'latin' && HANZI.test(character)) return 1;
    const characters = this.#characters[role];
    const known = characters.get(character);
    if (known !== undefined) return known;
    if (!COUNTABLE[role === 'latin' ? 'latin' : 'hanzi'].test(character)) {
      characters.set(character, null);
      return null;
    }
    const codePoint = character.codePointAt(0) ?? 0;
    const width = findFace(this.#faces, role, codePoint)?.advance?.(codePoint);
    if (width === undefined) return this.#getMeasured(role, character).em;
    characters.set(character, width);
    return width;
  }

  #getMeasured(face: FaceRole, text: string): Width {
    const key = this.#key(face, text);
    const width = measured.get(key);
    if (width !== undefined) return width;
    this.#unknown.set(key, { face, text });
    const characters = [...text].length;
    return { em: characters, gaps: characters - 1 };
  }

  #key(face: FaceRole, text: string): string {
    return `${this.#faces[face].map(({ family }) => family).join()}\n${text}`;
  }
}

/** Type size and advance of a grid character, both in pt. */
export interface Setting {
  readonly size: number;
  readonly advance: number;
}

/** What lengths are measured with. */
export interface MeasureContext {
  readonly setting: Setting;
  readonly widths: Widths;
}

/**
 * Template that measures the text in `sys.inputs.data`: with and without letter spacing of one em, the difference giving the number of
 * gaps. Automatic spacing is off, as in the page's template.
 */
export const measuring = {
  path: 'widths.typ',
  source: `#let data = json(bytes(sys.inputs.data))
#set text(
  lang: "zh", region: "CN", size: 100pt, fallback: false, cjk-latin-spacing: none, hyphenate: false, overhang: false, kerning: false,
  ligatures: false,
)
#let edge = box(width: 0pt)
#let em(face, words, tracking) = {
  measure(edge + text(font: data.fonts.at(face), tracking: tracking, words) + edge).width / 100pt
}
#context [#metadata(data.words.map(((face, text)) => (em(face, text, 0pt), em(face, text, 100pt)))) <widths>]
`,
} as const;

/** Converts the compiler's answer, widths without and with letter spacing. */
export function toWidths(said: readonly (readonly [number, number])[]): readonly Width[] {
  return said.map(([em, tracked]) => ({ em, gaps: Math.round(tracked - em) }));
}
