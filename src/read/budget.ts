import type { IssueBound } from '../diagnostics/bounds.ts';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import type { Report } from './source.ts';

/*
 * How much of an issue is read in all. What is printed of it passes through the compiler of the PDF, which takes some 4 KB for each piece of
 * text that it places and holds every picture: with these limits a build stays within half a gigabyte, as measured on the worst there is.
 */
const LIMITS = {
  characters: 700_000,
  pieces: 100_000,
  pictures: 300,
  'picture-megabytes': 50,
  // A PNG is taken apart to be put into a PDF, a JPEG is not.
  megapixels: 100,
} as const satisfies Partial<Record<IssueBound, number>>;

type Kind = keyof typeof LIMITS;

interface Taken {
  readonly kind: Kind;
  readonly place: Place;
  readonly amount: number;
}

/** A word of letters and digits, a full-width mark: each is placed by itself. */
const PIECE = /[!-~]+|[·‘’“”—…\u3000-\u303f\uff00-\uffef]/g;
/** A cell of a table costs as much as so many words. */
const CELL = 5;

/**
 * Counts what an issue's files hold while they are read side by side. What goes beyond a limit is not read further; where that began is said
 * at the end, in the order of the files, so that it does not depend on which was read first.
 */
export class Budget {
  readonly #taken: Taken[] = [];
  readonly #sums = new Map<Kind, number>();

  /** Whether a text may be read. */
  text(text: string, place: Place): boolean {
    const pieces = (text.match(PIECE)?.length ?? 0) + CELL * (text.split('|').length - 1);
    return this.#take([
      { kind: 'characters', place, amount: text.length },
      { kind: 'pieces', place, amount: pieces },
    ]);
  }

  /** Whether a picture of so many bytes may be read. */
  picture(bytes: number, place: Place): boolean {
    return this.#take([
      { kind: 'pictures', place, amount: 1 },
      { kind: 'picture-megabytes', place, amount: bytes / 1_000_000 },
    ]);
  }

  /** Whether a PNG of so many pixels may be printed. */
  pixels(pixels: number, place: Place): boolean {
    return this.#take([{ kind: 'megapixels', place, amount: pixels / 1_000_000 }]);
  }

  /** Says where each limit was passed, once. `files` in their order. */
  report(files: readonly string[], report: Report): void {
    const ranks = new Map(files.map((file, rank) => [file, rank]));
    const rank = ({ place }: Taken) => ranks.get(place.file) ?? ranks.size;
    const inOrder = [...this.#taken].sort((a, b) => rank(a) - rank(b) || a.place.line - b.place.line || a.place.column - b.place.column);
    for (const kind of Object.keys(LIMITS) as Kind[]) {
      let sum = 0;
      const beyond = inOrder.find((taken) => {
        if (taken.kind === kind) sum += taken.amount;
        return sum > LIMITS[kind];
      });
      if (beyond !== undefined) report(createDiagnostic('issue-bounded', beyond.place, { bound: kind, limit: LIMITS[kind] }));
    }
  }

  #take(amounts: readonly Taken[]): boolean {
    this.#taken.push(...amounts);
    return amounts
      .map(({ kind, amount }) => {
        const sum = (this.#sums.get(kind) ?? 0) + amount;
        this.#sums.set(kind, sum);
        return sum <= LIMITS[kind];
      })
      .every(Boolean);
  }
}
