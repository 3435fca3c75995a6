import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../src/build/build.ts';
import { nodeHost } from '../../src/host/node/index.ts';

const root = join(import.meta.dirname, '..', '..');

/** The folders of every issue that the repository holds to be built: the examples, and the golden cases that have outputs. */
export function fixtureIssues(): string[] {
  const examples = readdirSync(join(root, 'examples'))
    .filter((name) => name.startsWith('issue-'))
    .map((name) => join(root, 'examples', name));
  const cases = join(root, 'test', 'cases');
  const own = readdirSync(cases)
    .filter((name) => existsSync(join(cases, name, 'input')) && existsSync(join(cases, name, 'expected', 'files.json')))
    .flatMap((name) => readdirSync(join(cases, name, 'input')).map((entry) => join(cases, name, 'input', entry)))
    .filter((path) => /issue-\d+$/.test(path));
  return [...examples, ...own];
}

/** The outputs of an issue on the disk, written below a folder. */
export async function builtFixture(issue: string, folder: string): Promise<{ docx: Uint8Array; pdf: Uint8Array }> {
  const output = mkdtempSync(join(folder, 'fixture-'));
  const { outputs } = await build(nodeHost(), { issue, formats: ['docx', 'pdf'], output, fonts: 'bundled' });
  const [docx, pdf] = outputs.map(({ path }) => readFileSync(path));
  if (docx === undefined || pdf === undefined) throw new Error(`${issue} was not built`);
  return { docx, pdf };
}
