/** Parses a comma-separated table with a header: one record a row. Fields have no commas, quotes or line breaks of their own. */
export function parseTable<K extends string>(text: string, columns: readonly K[]): Readonly<Record<K, string>>[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const indices = columns.map((column) => header.split(',').indexOf(column));
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, fields[indices[at] as number] ?? ''])) as Record<K, string>;
  });
}
