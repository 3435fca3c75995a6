/** Parses comma-separated values with a header: the values of the columns asked for, one array per row. Fields contain no commas, quotes or line breaks. */
export function parseTable(text: string, columns: readonly string[]): string[][] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  const indices = columns.map((column) => names.indexOf(column));
  return lines.map((line) => {
    const fields = line.split(',');
    return indices.map((index) => fields[index] ?? '');
  });
}
