import { basename, dirname, join, resolve } from 'node:path';
import { createDiagnostic, type Diagnostic, type Language } from '../../diagnostics/diagnostic.ts';
import { Failure } from '../../failures.ts';
import { fileName, type Host } from '../../host/host.ts';
import { locatePublication } from '../../issue/locate-publication.ts';
import { toFileStart } from '../../model/place.ts';
import type { Term } from '../../model/publication.ts';
import { readTermFile, readTerms, TERM_FILES } from '../../read/terms.ts';
import { changeFolder } from '../../write/change.ts';
import { readSheet } from '../sheet.ts';

export interface ImportWordsOptions {
  /** The spreadsheet, absolute or relative to the current folder. */
  readonly file: string;
  /** Folder of the publication. */
  readonly publication: string;
  /** Whether to report without writing. */
  readonly dryRun?: boolean | undefined;
  /** Language of a new list. */
  readonly language: Language;
}

export interface ImportedWords {
  /** Path of the publication's list, as in `Place.file`. */
  readonly list: string;
  readonly added: readonly string[];
  /** Words of the list that the spreadsheet has otherwise. */
  readonly changed: readonly string[];
  /** Problems with the spreadsheet, or with the list, in which case nothing was written. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Maximum size of a spreadsheet in bytes. */
const SHEET_BYTES = 10_000_000;

const names: Readonly<Record<Language, Readonly<Record<keyof Term, string>>>> = {
  zh: { avoid: '不用', use: '改用', except: '例外', note: '说明', since: '起始' },
  en: { avoid: 'avoid', use: 'use', except: 'except', note: 'note', since: 'since' },
};

/**
 * Imports the words of a spreadsheet into the list beside `bulletin.yaml`. A word that is already listed is replaced.
 *
 * @throws Failure if there is no publication or no such file, or writing fails
 */
export async function importWords(host: Host, options: ImportWordsOptions): Promise<ImportedWords> {
  const home = dirname(await locatePublication(host, options.publication));
  const path = resolve(host.cwd, options.file);
  const stat = await host.stat(path);
  if (stat?.kind !== 'file') {
    throw new Failure(
      'usage',
      { zh: `找不到文件“${options.file}”`, en: `Not found: “${options.file}”` },
      { zh: '请写要导入的表格（XLSX 或 CSV）', en: 'Give the spreadsheet to import (XLSX or CSV)' },
    );
  }
  const name = await findListName(host, home, options.language);
  const list = fileName(host, join(home, name));
  const nothing = (diagnostics: readonly Diagnostic[]): ImportedWords => ({ list, added: [], changed: [], diagnostics });
  const refuse = (refusal: 'size' | 'empty') =>
    nothing([createDiagnostic('terms-readable', toFileStart(fileName(host, path)), { refusal })]);
  if (stat.size > SHEET_BYTES) return refuse('size');

  const problems: Diagnostic[] = [];
  const isThere = (await host.kindAt(join(home, name))) !== null;
  const listed = isThere ? await readTermFile(host, join(home, name), (found) => problems.push(found)) : [];
  if (problems.some(({ code }) => code !== 'encoding-utf8')) return nothing(problems);
  const before = isThere ? await host.readFile(join(home, name)) : null;

  const sheet = await readSheet({ file: fileName(host, path), name: basename(path), bytes: await host.readFile(path) });
  const diagnostics: Diagnostic[] = [...sheet.diagnostics];
  const terms = readTerms(sheet.rows, (found) => diagnostics.push(found));
  if (diagnostics.some(({ severity }) => severity === 'error')) return nothing(diagnostics);
  if (terms.length === 0) return diagnostics.length === 0 ? refuse('empty') : nothing(diagnostics);
  const known = new Map(listed.map((term) => [term.avoid, JSON.stringify(term)]));
  const added = terms.filter(({ avoid }) => !known.has(avoid)).map(({ avoid }) => avoid);
  const changed = terms.filter((term) => known.has(term.avoid) && known.get(term.avoid) !== JSON.stringify(term)).map(({ avoid }) => avoid);
  if (options.dryRun !== true && added.length + changed.length > 0) {
    const all = new Map([...listed, ...terms].map((term) => [term.avoid, term]));
    await changeFolder(host, home, [{ name, data: formatList([...all.values()], options.language), was: before }]);
  }
  return { list, added, changed, diagnostics };
}

/** The list that the publication has, or the name for a new one. */
async function findListName(host: Host, home: string, language: Language): Promise<string> {
  for (const name of TERM_FILES) if ((await host.kindAt(join(home, name))) !== null) return name;
  return language === 'zh' ? TERM_FILES[0] : TERM_FILES[1];
}

/** Formats a list as CSV (RFC 4180), with the byte order mark by which Excel knows UTF-8. */
function formatList(terms: readonly Term[], language: Language): Uint8Array {
  const keys = ['avoid', 'use', 'except', 'note', 'since'] as const;
  const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const cellOf = (term: Term, key: keyof Term) => {
    const value = term[key] ?? '';
    return quote(typeof value === 'string' ? value : value.join('|'));
  };
  const rows = [keys.map((key) => names[language][key]), ...terms.map((term) => keys.map((key) => cellOf(term, key)))];
  return new TextEncoder().encode(`\ufeff${rows.map((row) => `${row.join(',')}\r\n`).join('')}`);
}
