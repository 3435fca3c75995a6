import { type ExitCode, exitCodes } from '../failures.ts';
import type { Command, Context } from './command.ts';
import { findWorstExit } from './exit.ts';
import { createJsonOption } from './shared.ts';

export const lsCommand: Command = {
  name: 'ls',
  summary: { zh: '列出刊物的各期：期号、页数、生成情况，缺号重号', en: 'list the issues of a publication: numbers, builds, gaps' },
  declare(parser, say) {
    parser
      .argument('[publication]', say({ zh: '刊物的文件夹（默认为当前文件夹）', en: 'publication folder (default: the current folder)' }))
      .addOption(createJsonOption(say))
      .allowExcessArguments(false);
    return (context) => run(parser.args[0] ?? '.', parser.opts<{ json?: boolean }>().json === true, context);
  },
};

/** Gaps do not affect the exit code; only what could not be read does. */
async function run(publication: string, json: boolean, context: Context): Promise<ExitCode> {
  const [{ ls }, { printListing, printJsonListing }] = await Promise.all([import('../statistics/ls.ts'), import('./ls-report.ts')]);
  const listing = await ls(context.host, { publication });
  await (json ? printJsonListing : printListing)(listing, context);
  const isBroken = listing.issues.some(({ broken }) => broken);
  return findWorstExit([isBroken ? exitCodes.content : exitCodes.done, ...listing.failures.map(({ failure }) => failure.exit)]);
}
