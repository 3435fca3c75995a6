import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { main } from '../../src/cli.ts';
import { nodeHost } from '../../src/host/node/index.ts';
import { filesWith, ITEM, put } from '../canaries.ts';
import { payloads } from '../payloads.ts';
import { hidden } from '../render/pdf-reader.ts';
import type { Promised, Trial } from './promise.ts';

/** Commands that read an issue or a publication, and what they write into. */
const COMMANDS = [
  ['check', 'issue-1'],
  ['build', 'issue-1', '--fonts', 'bundled'],
  ['ls'],
  ['stats', '--format', 'csv', '--output', 'points.csv'],
  ['stats', '--format', 'xlsx', '--output', 'points.xlsx'],
  ['stats', '--format', 'item', '--output', 'notice.md'],
  ['import', 'in.md', '--to', 'issue-2'],
];

/** The fields that we write. A title stands in a TC field, as a string that it cannot end. */
const FIELD = /^\s*(?:(?:PAGE|PAGEREF _\w+|NUMPAGES)\b|TOC(?: \\[fhln](?: \d-\d)?)+ $|TC "(?:[^"\\]|\\["\\])*" \\l [12] $)/;

export const contentNeverRuns: Promised = {
  number: 5,
  zh: '稿件内容绝不当程序运行',
  en: 'Content never runs',
  run: async ({ folder, of }: Trial) => {
    const step = of(1, 24);
    const tried = payloads.filter((_, at) => at % step === 0);
    let [outputs, refused] = [0, 0];
    for (const [at, [name, { file, text }]] of tried.entries()) {
      const home = join(folder, String(at));
      const canary = join(home, 'canary');
      const content = text(canary);
      mkdirSync(home);
      put(home, filesWith({ [file]: content, 'in.md': file.endsWith('.md') ? content : ITEM, 'issue-2/issue.yaml': 'date: 2026-03-09\n' }));
      const exits: number[] = [];
      for (const argv of COMMANDS) {
        const quiet = { isTerminal: false, write: () => undefined };
        exits.push(await main(argv, { ...nodeHost(), cwd: home, env: {}, stdout: quiet, stderr: quiet }));
      }
      expect(exits, name).not.toContain(70);
      expect([existsSync(canary), 'canary' in globalThis, 'canary' in {}], name).toEqual([false, false, false]);
      outputs += await lifeless(home, name);
      if (exits[1] !== 0) refused += 1;
    }
    return `${tried.length} payloads, ${tried.length} canaries untouched by ${COMMANDS.length} commands; ${outputs} outputs without a script, ${refused} payloads refused`;
  },
};

/** Looks through everything that was written for what could run when it is opened; how many files that were. */
async function lifeless(home: string, name: string): Promise<number> {
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:docx|pdf|csv|xlsx)$/.test(path));
  for (const path of files) {
    const bytes = readFileSync(join(home, path));
    if (path.endsWith('.pdf')) {
      const { actions, attachments, links } = await hidden(bytes);
      expect([actions, attachments], name).toEqual([0, 0]);
      for (const link of links) expect(link, name).toMatch(/^(?:https?|mailto):/);
    } else if (path.endsWith('.csv')) {
      const rows = parse(bytes, { bom: true, relax_column_count: true }) as string[][];
      // A formula begins so; a number may.
      for (const cell of rows.flat()) expect(cell, name).not.toMatch(/^(?:[=+@\t\r]|-(?![\d.]+$))/);
    } else {
      lifelessPackage(bytes, name);
    }
  }
  return files.length;
}

/** A DOCX or XLSX: no macro, no embedded program, no field or formula, no link but to the web. */
function lifelessPackage(bytes: Uint8Array, name: string): void {
  for (const [path, data] of Object.entries(unzipSync(bytes))) {
    expect(path, name).not.toMatch(/vba|macro|embeddings|activeX|\.bin$/i);
    const xml = strFromU8(data);
    if (path.endsWith('.rels')) {
      for (const [, target = ''] of xml.matchAll(/Target="([^"]*)"[^>]*TargetMode="External"/g)) {
        expect(target, name).toMatch(/^(?:https?|mailto):/);
      }
    }
    if (!path.endsWith('.xml')) continue;
    expect(xml, name).not.toMatch(/<(?:f|w:object|w:control|script)[ >]/i);
    for (const [, code = ''] of xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)) expect(code.replaceAll('&quot;', '"'), name).toMatch(FIELD);
  }
}
