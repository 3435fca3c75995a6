import { type Faces, faceFor } from '../../model/faces.ts';
import type { FaceRole } from '../../model/layout.ts';
import { mapRoles } from './needed-faces.ts';
import { HANZI } from './piece.ts';

/** How wide words are when nothing fits them to a line. */
export interface Width {
  /** As a part of the type size. */
  readonly em: number;
  /** Gaps between their characters, which a spread line widens. */
  readonly gaps: number;
}

/** Words whose width the compiler has to say. */
export interface UnknownWords {
  readonly face: FaceRole;
  readonly text: string;
}

/** Widths told by the compiler, by face and words: an archive asks for the same ones again and again. */
const told = new Map<string, Width>();
const MOST_TOLD = 20_000;

/** Each of these is as wide alone as among others; of other scripts only ASCII in the Latin face is. */
const COUNTABLE = { hanzi: /^[\p{Script=Han}\p{Script=Common}]$/u, latin: /^[ -~]$/ } as const;
/** Two of these are not: Typst pulls them together. */
const DOTS = '·•・‧';

/**
 * Widths of words in the faces of an issue. Hanzi are squares in every face, and the package says how wide the signs and letters of its own
 * are; of all else only the compiler that sets it can say how wide it comes out, and is asked once (see `measuring`).
 */
export class Widths {
  readonly #faces: Faces;
  readonly #unknown = new Map<string, UnknownWords>();
  readonly #characters = mapRoles(() => new Map<string, number | null>());

  constructor(faces: Faces) {
    this.#faces = faces;
    // Between two issues and never amid one, whose words would be guessed again.
    if (told.size > MOST_TOLD) told.clear();
  }

  /** The width of words; a guess where it is not known, which `unknown` then names. */
  of(face: FaceRole, text: string): Width {
    let em = 0;
    let gaps = -1;
    let before = '';
    for (const character of text) {
      const width = this.#ofCharacter(face, character);
      if (width === null || (DOTS.includes(character) && DOTS.includes(before || ' '))) return this.#told(face, text);
      em += width;
      gaps += 1;
      before = character;
    }
    return { em, gaps };
  }

  /** All words whose width was asked for and is not known. */
  get unknown(): readonly UnknownWords[] {
    return [...this.#unknown.values()];
  }

  /** Takes what the compiler says of the unknown words, in their order. */
  learn(widths: readonly Width[]): void {
    for (const [at, { face, text }] of this.unknown.entries()) told.set(this.#key(face, text), widths[at] as Width);
    this.#unknown.clear();
  }

  /** Null for one that may come out otherwise among others. */
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
    const width = faceFor(this.#faces, role, codePoint)?.advance?.(codePoint);
    if (width === undefined) return this.#told(role, character).em;
    characters.set(character, width);
    return width;
  }

  #told(face: FaceRole, text: string): Width {
    const key = this.#key(face, text);
    const width = told.get(key);
    if (width !== undefined) return width;
    this.#unknown.set(key, { face, text });
    const characters = [...text].length;
    return { em: characters, gaps: characters - 1 };
  }

  #key(face: FaceRole, text: string): string {
    return `${this.#faces[face].map(({ family }) => family).join()}\n${text}`;
  }
}

/**
 * Says how wide words are in `sys.inputs.data`: without and with a tracking as wide as the type is high, which tells the number of gaps between
 * their characters. Nothing is pulled together or spaced by itself, as in the page's own template.
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

/** What the compiler said of each of the words: their widths without and with tracking. */
export function toWidths(said: readonly (readonly [number, number])[]): readonly Width[] {
  return said.map(([em, tracked]) => ({ em, gaps: Math.round(tracked - em) }));
}
