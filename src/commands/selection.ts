import { Option, type Command as Parser } from 'commander';
import { parseNumbers, parseSince } from '../build/many/named.ts';
import type { Selection } from '../build/many/select.ts';
import { parseShard } from '../build/many/shard.ts';
import type { Texts } from '../diagnostics/define.ts';
import { invalidValue } from './usage-failures.ts';

/** Declares the arguments and options that select issues, for every command that takes many. */
export function declareSelection(parser: Parser, say: (texts: Texts) => string): void {
  parser.argument(
    '[issue...]',
    say({
      zh: '一期的文件夹，如 issue-12，可用 * 等通配符（默认为当前所在的一期，否则最新一期）',
      en: 'issue folder such as issue-12, or a pattern with * (default: the current one, else the newest)',
    }),
  );
  declareSelectionOptions(parser, say);
}

/** Declares the options of these. */
export function declareSelectionOptions(parser: Parser, say: (texts: Texts) => string): void {
  parser
    .addOption(
      new Option(
        '--all',
        say({ zh: '整个刊物（参数是刊物的文件夹，默认为当前文件夹）', en: 'every issue of the publication (default: the current folder)' }),
      ),
    )
    .addOption(
      new Option(
        '--since <since>',
        say({ zh: '只做某日或某期以后的各期（含该日、该期）', en: 'issues of the publication from this date or number on' }),
      ).argParser(
        parseWith('--since', parseSince, {
          zh: '请写期号或日期，如 12、2021-07、2021-07-01',
          en: 'Use a number or a date, such as 12, 2021-07 or 2021-07-01',
        }),
      ),
    )
    .addOption(
      new Option(
        '--number <numbers>',
        say({ zh: '只做这几期，如 3-12 或 3,5,8', en: 'issues of the publication with these numbers: 3-12, or 3,5,8' }),
      ).argParser(
        parseWith('--number', parseNumbers, {
          zh: '请写期号，如 3、3-12 或 3,5,8',
          en: 'Use issue numbers, such as 3, 3-12 or 3,5,8',
        }),
      ),
    )
    .addOption(
      new Option(
        '--shard <part>',
        say({ zh: '只做其中一份，如 3/8，供几台机器分着做', en: 'one part of the issues, such as 3/8, to split a run over machines' }),
      ).argParser(
        parseWith('--shard', parseShard, {
          zh: '请写“第几份/共几份”，如 3/8；第几份不能大于共几份',
          en: 'Use part/parts, such as 3/8; the part cannot exceed the number of parts',
        }),
      ),
    )
    .option(
      '--costs <file>',
      say({
        zh: '上次 build --json 的结果：各份按用时分得一样多',
        en: 'what build --json printed last time: the parts of --shard then take equally long',
      }),
    );
}

/** Whether a selection names anything. */
export function isGiven({ paths, all, since, numbers, shard }: Selection): boolean {
  return paths.length > 0 || all || since !== null || numbers !== null || shard !== null;
}

/** The selection given on the command line. */
export function readSelection(parser: Parser): Selection {
  const { all, since, number, shard, costs } = parser.opts<{
    all?: boolean;
    since?: Selection['since'];
    number?: Selection['numbers'];
    shard?: Selection['shard'];
    costs?: string;
  }>();
  return {
    paths: parser.args,
    all: all === true,
    since: since ?? null,
    numbers: number ?? null,
    shard: shard ?? null,
    costs: costs ?? null,
  };
}

/** An option parser that fails when `parse` returns null. */
function parseWith<T>(option: string, parse: (text: string) => T | null, expected: Texts): (text: string) => T {
  return (text) => {
    const value = parse(text);
    if (value === null) throw invalidValue(option, text, expected);
    return value;
  };
}
