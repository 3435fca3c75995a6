import type { IssueBound } from '../diagnostics/bounds.ts';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import type { Report } from './source.ts';

/*
 * Limits of an issue as a whole. The PDF compiler takes some 4 KB for each piece of text it places and holds every picture in memory:
 * within these limits a build stays below half a gigabyte, measured on the worst known issue.
 */
const LIMITS = {
  characters: 700_000,
  pieces: 100_000,
  pictures: 300,
  'picture-megabytes': 50,
  // A PNG is decoded to be embedded in a PDF, a JPEG is not.
  megapixels: 100,
} as const satisfies Partial<Record<IssueBound, number>>;

type Kind = keyof typeof LIMITS;

interface Usage {
  readonly kind: Kind;
  readonly place: Place;
  readonly amount: number;
}

/** A word of letters and digits, or a full-width mark: each is placed on its own. */
const PIECE = /[!-~]+|[·‘’“”—…\u3000-\u303f\uff00-\uffef]/g;
/** Cost of a table cell in pieces. */
const CELL = 5;

/**
 * Counts the content of an issue's files while they are read concurrently. Anything over a limit is skipped; `report` then says where each
 * limit was exceeded, in file order, independently of the order of reading.
 */
export class Budget {
  readonly #taken: Usage[] = [];
  readonly #sums = new Map<Kind, number>();

  /** Counts a text; returns whether it may be read. */
  text(text: string, place: Place): boolean {
    const pieces = (text.match(PIECE)?.length ?? 0) + CELL * (text.split('|').length - 1);
    return this.#take([
      { kind: 'characters', place, amount: text.length },
      { kind: 'pieces', place, amount: pieces },
    ]);
  }

  /** Counts a picture of a size in bytes; returns whether it may be read. */
  picture(bytes: number, place: Place): boolean {
    return this.#take([
      { kind: 'pictures', place, amount: 1 },
      { kind: 'picture-megabytes', place, amount: bytes / 1_000_000 },
    ]);
  }

  /** Counts the pixels of a PNG; returns whether it may be printed. */
  pixels(pixels: number, place: Place): boolean {
    return this.#take([{ kind: 'megapixels', place, amount: pixels / 1_000_000 }]);
  }

  /**
   * Reports, once for each limit, where it was passed.
   *
   * @param files in their order
   */
  report(files: readonly string[], report: Report): void {
    const ranks = new Map(files.map((file, rank) => [file, rank]));
    const rank = ({ place }: Usage) => ranks.get(place.file) ?? ranks.size;
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

  #take(amounts: readonly Usage[]): boolean {
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
