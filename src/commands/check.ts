import type { CheckResult } from '../build.ts';
import { type ExitCode, Failure } from '../failures.ts';
import { counted } from '../report/words.ts';
import type { Command, Context } from './command.ts';
import { exitFor, worst } from './exit.ts';
import { printFailure } from './print-failure.ts';
import { count, failureOrThrow, jsonFailure, jsonOption, printJson } from './shared.ts';

interface Options {
  readonly paths: readonly string[];
  readonly json: boolean;
}

export const checkCommand: Command = {
  name: 'check',
  summary: { zh: '只检查，不生成文件', en: 'check without writing anything' },
  declare(parser, say) {
    parser
      .argument('[issue...]', say({ zh: '一期的文件夹（默认为当前文件夹）', en: 'folder of an issue (default: the current folder)' }))
      .addOption(jsonOption(say));
    return (context) => {
      const paths = parser.args.length === 0 ? ['.'] : parser.args;
      return run({ paths, json: parser.opts<{ json?: boolean }>().json === true }, context);
    };
  },
};

async function run({ paths, json }: Options, context: Context): Promise<ExitCode> {
  const { check } = await import('../build.ts');
  const { asJson, asText, countPhrase, visible } = await import('../report/index.ts');
  const { host, language } = context;
  const results: { path: string; result: CheckResult | Failure }[] = [];
  for (const path of paths) {
    const result = await check(host, path).catch(failureOrThrow);
    results.push({ path, result });
  }

  const found = results.flatMap(({ result }) => (result instanceof Failure ? [] : result.diagnostics));
  const failures = results.flatMap(({ result }) => (result instanceof Failure ? [result] : []));
  if (json) {
    printJson(context, {
      version: 1,
      diagnostics: asJson(found, language),
      failures: failures.map((failure) => jsonFailure(failure, context)),
      issues: results.flatMap(({ path, result }) => {
        if (result instanceof Failure) return [];
        const { items, pages, lastLines } = result;
        return [{ issue: path, items, pages, lastLines }];
      }),
      summary: count(found),
    });
  } else {
    host.stdout.write(asText(found, { language, colour: context.colour && host.stdout.isTerminal }));
    for (const { path, result } of results) {
      if (result instanceof Failure) await printFailure(result, context);
      else host.stderr.write(`${visible(path)}${summary(result, countPhrase(count(result.diagnostics), language), language)}\n`);
    }
  }
  return worst(results.map(({ result }) => (result instanceof Failure ? result.exit : exitFor(result.diagnostics))));
}

function summary({ items, pages, lastLines }: CheckResult, found: string, language: Context['language']): string {
  if (language === 'zh') {
    const extent = pages === null ? '' : `，${pages} 页，末页 ${lastLines} 行`;
    return `：${items} 篇稿件${extent}，${found === '' ? '没有发现问题' : found}`;
  }
  const extent = pages === null ? '' : `, ${counted(pages, 'page')}, ${counted(lastLines ?? 0, 'line')} on the last`;
  return `: ${counted(items, 'item')}${extent}, ${found === '' ? 'nothing found' : found}`;
}
