import { dirname, resolve } from 'node:path';
import { sortNaturally } from '../build/many/select.ts';
import { type ExitCode, exitCodes, Failure, toFailure } from '../failures.ts';
import { type Host, toPathBelow } from '../host/host.ts';
import { ITEM_BYTES } from '../read/bounds.ts';
import { decode } from '../read/index.ts';
import { resolveInside } from '../read/inside.ts';
import { mergeReports, parseReport } from '../report/merge.ts';
import { reporters } from '../report/reporters.ts';
import { createChoiceOption } from './choices.ts';
import type { Command, CommandGroup, Context } from './command.ts';
import { createStyle } from './shared.ts';

const formats = { json: null, sarif: null, github: null } as const;

/** The largest report that is read, in bytes. */
const MAX_REPORT = 300_000_000;

const reportMergeCommand: Command = {
  name: 'merge',
  summary: { zh: '把几台机器的检查结果（check --json）合成一份', en: 'merge the reports of several machines (check --json) into one' },
  declare(parser, say) {
    parser
      .argument('<file...>', say({ zh: 'check --json 的结果', en: 'what check --json printed' }))
      .addOption(createChoiceOption('-f, --format <format>', say({ zh: '结果的格式', en: 'report format' }), formats).default('json'));
    return (context) => merge(parser.args, parser.opts<{ format: keyof typeof formats }>().format, context);
  },
};

export const reportCommands: CommandGroup = {
  name: 'report',
  summary: { zh: '合并检查结果', en: 'merge reports of checks' },
  subcommands: [reportMergeCommand],
};

/** Prints the merged report. The exit code is that of a check of the whole. */
async function merge(files: readonly string[], format: keyof typeof formats, context: Context): Promise<ExitCode> {
  const { host } = context;
  const documents = [];
  for (const file of files) {
    const document = parseReport(new TextDecoder().decode(await host.readFile(resolve(host.cwd, file), MAX_REPORT)));
    if (document === null) throw notAReport(file);
    documents.push(document);
  }
  const merged = mergeReports(documents, sortNaturally);
  const texts = format === 'sarif' ? await readTexts(host, new Set(merged.diagnostics.map(({ place }) => place.file))) : new Map();
  const { explain } = await import('../check/explain.ts');
  const report = {
    ...merged,
    texts,
    explain: (code: string) => {
      const found = explain(code);
      return 'nearest' in found ? null : found;
    },
  };
  host.stdout.write(reporters[format](report, createStyle(context, host.stdout)));
  if (merged.failures.length > 0) return exitCodes.environment;
  return merged.counts.error > 0 ? exitCodes.content : exitCodes.done;
}

/** Reads the files below the current folder that findings are about; SARIF shows the lines of fixes. */
async function readTexts(host: Host, files: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const path = resolve(host.cwd, file);
    if (toPathBelow(host.cwd, path) === null) continue;
    try {
      const found = await resolveInside(host, dirname(path), path);
      if (found === null || found === 'outside' || found.size > ITEM_BYTES) continue;
      const text = decode(await host.readFile(found.path, ITEM_BYTES))?.text;
      if (text !== undefined) texts.set(file, text);
    } catch (error) {
      if (toFailure(error) === null) throw error;
    }
  }
  return texts;
}

function notAReport(file: string): Failure {
  return new Failure(
    'usage',
    { zh: `“${file}”不是 check --json 的结果`, en: `“${file}” is not a report of check --json` },
    {
      zh: '每台机器请用 bulletin check --shard 1/4 --json > 1.json 写出',
      en: 'Write one on each machine: bulletin check --shard 1/4 --json > 1.json',
    },
  );
}
