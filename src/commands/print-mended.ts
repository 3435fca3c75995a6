import { type MendedFile, makeDiff } from '../check/mend.ts';
import { Failure } from '../failures.ts';
import { formatCount, makeLinesVisible, makeVisible } from '../report/index.ts';
import type { Context } from './command.ts';
import type { Outcome } from './outcome.ts';

const GREEN = 32;
const RED = 31;

/** Prints what a dry run would change as a unified diff on standard output, with every line end as LF. */
export async function printDiff(outcomes: readonly Outcome[], context: Context): Promise<void> {
  for (const file of listMendedFiles(outcomes)) writeDiff(await makeDiff(file), context);
}

/** Writes a unified diff to standard output, with control characters escaped; coloured on a terminal. */
export function writeDiff(diff: string, { host, colour }: Context): void {
  const shown = makeLinesVisible(diff);
  host.stdout.write(host.stdout.isTerminal ? formatDiff(shown, colour) : shown);
}

/** Prints what was fixed and what could not be. */
export async function printMended(outcomes: readonly Outcome[], fix: 'write' | 'dry-run', { host, language }: Context): Promise<void> {
  const zh = language === 'zh';
  for (const { code, place } of outcomes.flatMap(({ mended }) => mended?.leftOut ?? [])) {
    const at = `${makeVisible(place.file)}:${place.line}:${place.column}`;
    host.stderr.write(
      zh
        ? `${at}：没有自动改正（${code}）：文件的编码里没有所需的字符，请手工改正，或另存为 UTF-8 再试\n`
        : `${at}: not fixed (${code}): the file’s encoding lacks a character; fix it by hand, or save the file as UTF-8\n`,
    );
  }
  const files = listMendedFiles(outcomes);
  if (files.length === 0) {
    if (outcomes.some(({ result }) => result instanceof Failure)) return;
    host.stderr.write(zh ? '没有可以自动改正的地方\n' : 'Nothing to fix\n');
    return;
  }
  for (const { file, fixes } of files) host.stderr.write(zh ? `${makeVisible(file)}：${fixes} 处\n` : `${makeVisible(file)}: ${fixes}\n`);
  const sum = files.reduce((total, { fixes }) => total + fixes, 0);
  const extent = zh ? `${files.length} 个文件，${sum} 处` : `${formatCount(sum, 'place')} in ${formatCount(files.length, 'file')}`;
  if (fix === 'write') host.stderr.write(zh ? `已自动改正 ${extent}\n` : `Fixed ${extent}\n`);
  else host.stderr.write(zh ? `--fix 会改正 ${extent}；这次没有改动文件\n` : `--fix would fix ${extent}; no file was changed\n`);
}

function listMendedFiles(outcomes: readonly Outcome[]): MendedFile[] {
  return outcomes.flatMap(({ mended }) => mended?.files ?? []);
}

function formatDiff(diff: string, colour: boolean): string {
  return diff
    .split('\n')
    .map((line) => {
      const text = line.replaceAll('\t', '    ');
      const code = line.startsWith('+') ? GREEN : line.startsWith('-') ? RED : null;
      return colour && code !== null ? `\u001b[${code}m${text}\u001b[0m` : text;
    })
    .join('\n');
}
