/** One of the things the program promises, and what shows that it is kept. */
export interface Promised {
  /** From 1; the name of its file begins with it. */
  readonly number: number;
  readonly zh: string;
  readonly en: string;
  /**
   * Tries to break it.
   *
   * @returns what was tried, with the counts, as one line
   * @throws what was found when it is not kept
   */
  run(trial: Trial): Promise<string>;
}

/** How much is tried, and where. */
export interface Trial {
  /** A count: the first of the whole run, the second of the small cut inside `npm test`. */
  of(whole: number, small: number): number;
  /** Whether this is the whole run: what cannot be cut small is tried there alone. */
  readonly whole: boolean;
  /** A folder of its own on a real disk, empty at first and removed afterwards. */
  readonly folder: string;
  /** Says what could not be tried here, and why: it is printed with the figure. */
  leaveOut(what: string): void;
}

/** What became of a promise in a run; `scripts/promises.js` reads it as JSON. */
export interface Kept extends Pick<Promised, 'number' | 'zh' | 'en'> {
  readonly kept: boolean;
  /** What was tried, or what was found when it is not kept. */
  readonly figure: string;
  readonly leftOut: readonly string[];
  readonly seconds: number;
}
