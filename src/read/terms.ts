import { dirname, join } from 'node:path';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import type { TermProblem } from '../diagnostics/term-codes.ts';
import { fileName, type Host } from '../host/host.ts';
import type { Draft } from '../model/manuscript.ts';
import { type Place, toFileStart } from '../model/place.ts';
import { type Publication, type Term, termSchema } from '../model/publication.ts';
import { readText } from './files.ts';
import { resolveInside } from './inside.ts';
import type { Report, Source } from './source.ts';

/** Names of the list of words beside `bulletin.yaml`. */
export const TERM_FILES = ['用词.csv', 'terms.csv'] as const;

/** Maximum size of a list in bytes, its rows, and the characters of a word. */
const TERM_BYTES = 1_000_000;
const ROWS = 5_000;
const LONGEST = 40;

/** A row of a table. */
export interface Row {
  /** From 1, as the file counts. */
  readonly number: number;
  readonly place: Place;
  readonly cells: readonly string[];
}

/** Names of the columns, as offices write them. */
const columns: Readonly<Record<keyof Term, RegExp>> = {
  avoid: /^(?:不用|错词|错误|错误写法|错误词|误|误用|avoid|wrong)$/i,
  use: /^(?:改用|正词|正确|正确写法|正确词|正|建议|use|right)$/i,
  note: /^(?:说明|原因|理由|备注|出处|note|reason)$/i,
  except: /^(?:例外|不算错|except|exceptions)$/i,
  since: /^(?:起始|起始日期|自|改名日期|since)$/i,
};

/** Adds the words of the lists beside `bulletin.yaml` to those in it. */
export async function addListedTerms(
  host: Host,
  publicationFile: string,
  publication: Draft<Publication>,
  report: Report,
): Promise<Draft<Publication>> {
  const terms: Term[] = [...(publication.values.terms ?? [])];
  for (const name of TERM_FILES) {
    const path = join(dirname(publicationFile), name);
    if ((await host.kindAt(path)) !== null) terms.push(...(await readTermFile(host, path, report)));
  }
  const { values } = publication;
  return terms.length === (values.terms?.length ?? 0) ? publication : { ...publication, values: { ...values, terms } };
}

/** Reads the words of a list that exists. One that is a folder, or a link that is broken or leads out of its folder, is reported. */
export async function readTermFile(host: Host, path: string, report: Report): Promise<Term[]> {
  const found = await resolveInside(host, dirname(path), path);
  if (found === null || found === 'outside') {
    report(createDiagnostic('file-inside', toFileStart(fileName(host, path)), {}));
    return [];
  }
  const source = await readText(host, path, TERM_BYTES, report);
  return source === null ? [] : readTerms(await parseRows(source, report), report);
}

/** Parses comma-separated values into rows; reports a quote that is not closed. */
export async function parseRows(source: Source, report: Report): Promise<Row[]> {
  const { CsvError, parse } = await import('csv-parse/sync');
  const lines = source.text.split('\n');
  const starts = lines.map(() => 0);
  for (let at = 1; at < lines.length; at += 1) starts[at] = (starts[at - 1] as number) + (lines[at - 1] as string).length + 1;
  const placeOf = (line: number) => source.place(starts[line - 1] ?? 0, (starts[line - 1] ?? 0) + (lines[line - 1] ?? '').length);
  const rows: Row[] = [];
  try {
    parse(source.text, {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: ROWS + 2,
      onRecord: (cells, { lines: number }) => {
        rows.push({ number, place: placeOf(number), cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error.lines ?? 1);
    report(createDiagnostic('terms-valid', placeOf(row), { problem: 'quotes', row }));
  }
  return rows;
}

/** Reads the words of a table whose first row names the columns. A row with a problem is reported and left out. */
export function readTerms(rows: readonly Row[], report: Report): Term[] {
  const [head, ...rest] = rows;
  if (head === undefined) return [];
  const say = ({ place, number }: Row, problem: TermProblem) => report(createDiagnostic('terms-valid', place, { problem, row: number }));
  const names = head.cells.map((cell) => cell.trim());
  const keys = Object.keys(columns) as (keyof Term)[];
  const found = new Map(keys.map((key) => [key, names.findIndex((name) => columns[key].test(name))]));
  if (found.get('avoid') === -1) {
    say(head, 'header');
    return [];
  }
  // A column of numbers has nothing to read.
  if (names.some((name) => name !== '' && !/^(?:序号|编号|no\.?)$/i.test(name) && !keys.some((key) => columns[key].test(name))))
    say(head, 'column');
  const terms = new Map<string, Term>();
  for (const [index, row] of rest.entries()) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (index >= ROWS) {
      say(row, 'rows');
      break;
    }
    const term = readTerm((key) => row.cells[found.get(key) as number]?.trim() ?? '');
    const problem = typeof term === 'string' ? term : terms.has(term.avoid) ? 'repeat' : null;
    if (problem !== null) say(row, problem);
    else if (typeof term !== 'string') terms.set(term.avoid, term);
  }
  return [...terms.values()];
}

function readTerm(cell: (key: keyof Term) => string): Term | TermProblem {
  const list = (key: keyof Term) =>
    cell(key)
      .split(/[|｜；;]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const [avoid, use, except] = [cell('avoid'), list('use'), list('except')];
  if (avoid === '') return 'word';
  if ([avoid, ...use, ...except].some((word) => word.length > LONGEST || word.includes('\n'))) return 'long';
  if (use.includes(avoid)) return 'same';
  if (except.some((phrase) => !phrase.includes(avoid))) return 'except';
  const since = termSchema.shape.since.safeParse(cell('since') === '' ? undefined : cell('since').replaceAll('/', '-'));
  if (!since.success) return 'since';
  const note = cell('note').replace(/\s+/g, ' ');
  return { avoid, use, except, note: note === '' ? undefined : note, since: since.data };
}
