/**
 * Finds all occurrences of many words in one scan of a text (Aho and Corasick, 1975). A state stands for characters that begin a word; 0 for
 * none. Plain lists of numbers, as objects take longer to make than a short issue takes to check.
 */
export class Automaton {
  /** States of one character, by UTF-16 unit. */
  readonly #initial = new Uint32Array(0x10000);
  /** Of each state: its last unit, its first continuation, and the next continuation of the same state. */
  readonly #unit = [0];
  readonly #child = [0];
  readonly #sibling = [0];
  /** Of each state: the longest other state that it ends with, and the longest of those that is a word. */
  readonly #shorter = [0];
  readonly #ending = [0];
  /** Of each state: the last word it is, and of each word: the one before that is the same; -1 for none. */
  readonly #word = [-1];
  readonly #same: number[] = [];
  readonly #lengths: readonly number[];

  constructor(words: readonly string[]) {
    this.#lengths = words.map(({ length }) => length);
    const states = words.map(() => 0);
    // State by state in order of length: every shorter state is then complete.
    let growing = [...words.keys()];
    for (let length = 1; growing.length > 0; length += 1) {
      growing = growing.filter((number) => (this.#lengths[number] as number) >= length);
      for (const number of growing) {
        const state = this.#extend(states[number] as number, (words[number] as string).charCodeAt(length - 1));
        states[number] = state;
        if (this.#lengths[number] !== length) continue;
        this.#same[number] = this.#word[state] as number;
        this.#word[state] = number;
      }
    }
  }

  /** Calls a function with the number and the place of every occurrence, overlapping ones too, in the order of their ends. */
  find(text: string, onFound: (word: number, start: number, end: number) => void): void {
    let state = 0;
    for (let end = 1; end <= text.length; end += 1) {
      state = this.#advance(state, text.charCodeAt(end - 1));
      for (let match = state; match !== 0; match = this.#ending[match] as number) {
        for (let word = this.#word[match] as number; word !== -1; word = this.#same[word] as number) {
          onFound(word, end - (this.#lengths[word] as number), end);
        }
      }
    }
  }

  /** The state one unit longer; made if there is none. */
  #extend(state: number, unit: number): number {
    const known = this.#step(state, unit);
    if (known !== 0) return known;
    const shorter = state === 0 ? 0 : this.#advance(this.#shorter[state] as number, unit);
    const made = this.#unit.push(unit) - 1;
    this.#child.push(0);
    this.#sibling.push(this.#child[state] as number);
    if (state === 0) this.#initial[unit] = made;
    else this.#child[state] = made;
    this.#shorter.push(shorter);
    this.#ending.push(this.#word[shorter] === -1 ? (this.#ending[shorter] as number) : shorter);
    this.#word.push(-1);
    return made;
  }

  /** The state one unit longer; 0 if there is none. */
  #step(state: number, unit: number): number {
    if (state === 0) return this.#initial[unit] as number;
    let next = this.#child[state] as number;
    while (next !== 0 && this.#unit[next] !== unit) next = this.#sibling[next] as number;
    return next;
  }

  /** The longest state that the text read so far and one more unit end with. */
  #advance(from: number, unit: number): number {
    let [state, next] = [from, this.#step(from, unit)];
    while (next === 0 && state !== 0) {
      state = this.#shorter[state] as number;
      next = this.#step(state, unit);
    }
    return next;
  }
}
