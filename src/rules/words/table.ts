/** Parses comma-separated values with a header: one record per row. Fields contain no commas, quotes or line breaks. */
export function parseTable<K extends string>(text: string, columns: readonly K[]): Readonly<Record<K, string>>[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const indices = columns.map((column) => header.split(',').indexOf(column));
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, fields[indices[at] as number] ?? ''])) as Record<K, string>;
  });
}
