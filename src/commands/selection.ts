import { InvalidArgumentError, Option, type Command as Parser } from 'commander';
import { numbersNamed, sinceNamed } from '../build/many/named.ts';
import type { Selection } from '../build/many/select.ts';
import { shardNamed } from '../build/many/shard.ts';
import type { Texts } from '../diagnostics/define.ts';

/** The options that say which issues are meant, on every command that takes many. */
export function declareSelection(parser: Parser, say: (texts: Texts) => string): void {
  parser
    .argument(
      '[issue...]',
      say({ zh: '一期的文件夹，如 issue-12；可用 * 等通配符', en: 'folder of an issue, such as issue-12, or a pattern' }),
    )
    .addOption(new Option('--all', say({ zh: '整个刊物（参数是刊物的文件夹，默认为当前文件夹）', en: 'every issue of a publication' })))
    .addOption(
      new Option(
        '--since <since>',
        say({ zh: '刊物里从某日或某期起的', en: 'those of a publication from a date or a number on' }),
      ).argParser(read(sinceNamed, '12, 2021-07, 2021-07-01')),
    )
    .addOption(
      new Option(
        '--number <numbers>',
        say({ zh: '刊物里这几期，如 3-12 或 3,5,8', en: 'those of a publication: 3-12, or 3,5,8' }),
      ).argParser(read(numbersNamed, '3, 3-12, 3,5,8')),
    )
    .addOption(
      new Option('--shard <part>', say({ zh: '只做其中一份，如 3/8，供几台机器分着做', en: 'one part of them, such as 3/8' })).argParser(
        read(shardNamed, '1/8'),
      ),
    );
}

/** What they said. */
export function readSelection(parser: Parser): Selection {
  const { all, since, number, shard } = parser.opts<{
    all?: boolean;
    since?: Selection['since'];
    number?: Selection['numbers'];
    shard?: Selection['shard'];
  }>();
  return { paths: parser.args, all: all === true, since: since ?? null, numbers: number ?? null, shard: shard ?? null };
}

/** Throws commander's InvalidArgumentError, worded as commander words its own complaint. */
function read<T>(reader: (text: string) => T | null, examples: string): (text: string) => T {
  return (text) => {
    const value = reader(text);
    if (value === null) throw new InvalidArgumentError(`Allowed choices are ${examples}.`);
    return value;
  };
}
