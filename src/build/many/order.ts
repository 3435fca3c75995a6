/** Folders as people count them: `issue-2` before `issue-10`. The same on every machine, as no collation of a language has a say in it. */
export function inNaturalOrder(paths: readonly string[]): string[] {
  const keyed = paths.map((path) => ({ path, key: path.split(/[/\\]/).map(parts) }));
  return keyed.sort((a, b) => compareLists(a.key, b.key, compareNames) || compare(a.path, b.path)).map(({ path }) => path);
}

type Part = string | bigint;

/** Words and numbers of a name, in turn, a word first. */
function parts(name: string): Part[] {
  return name.split(/(\d+)/).map((part, index) => (index % 2 === 1 ? BigInt(part) : part));
}

function compareNames(a: readonly Part[], b: readonly Part[]): number {
  return compareLists(a, b, compare);
}

function compareLists<T>(a: readonly T[], b: readonly T[], by: (a: T, b: T) => number): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const order = by(left, right);
    if (order !== 0) return order;
  }
  return a.length < b.length ? -1 : 0;
}

/** By value; words by UTF-16 code unit, the same in every locale. */
function compare(a: Part, b: Part): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
