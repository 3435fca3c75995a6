import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** System tools that these tests need, and their Debian packages. */
const packages = {
  soffice: 'libreoffice-writer-nogui',
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  qpdf: 'qpdf',
  strace: 'strace',
  mutool: 'mupdf-tools',
} as const;
export type Tool = keyof typeof packages;

/** Whether a tool is installed; logs what is skipped when it is not. */
export function has(tool: Tool): boolean {
  const here =
    spawnSync(tool, [['pdftotext', 'pdftoppm', 'mutool'].includes(tool) ? '-v' : '--version'], { stdio: 'ignore' }).error === undefined;
  if (!here) console.warn(`LEFT OUT: what needs ${tool} (Debian package ${packages[tool]})`);
  return here;
}

/** Runs a tool and returns its standard output. Throws with its output when it fails. */
export function run(tool: Tool, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
}

/** The system's Python, the only one with the LibreOffice bridge. */
const PYTHON = '/usr/bin/python3';

/** Whether a DOCX can be edited through LibreOffice here; logs what is skipped when it cannot. */
export function canEdit(): boolean {
  const here = has('soffice') && spawnSync(PYTHON, ['-c', 'import uno'], { stdio: 'ignore' }).status === 0;
  if (!here) console.warn('LEFT OUT: edits through LibreOffice (Debian packages libreoffice-writer-nogui and python3-uno)');
  return here;
}

/** Edits made in LibreOffice, in this order. */
export interface Editing {
  /** Whether changes are tracked. */
  readonly record: boolean;
  readonly replace?: readonly (readonly [from: string, to: string])[];
  /** Words after which a paragraph is split. */
  readonly part?: readonly string[];
}

/**
 * Edits a DOCX in LibreOffice and saves it under another name.
 *
 * @param profile a separate folder for LibreOffice
 */
export function editDocx(profile: string, from: string, to: string, editing: Editing): void {
  const script = join(import.meta.dirname, 'edit-docx.py');
  execFileSync(PYTHON, [script, profile, from, to, JSON.stringify(editing)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  });
}
