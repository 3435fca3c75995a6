import { toPathBelow } from '../host/host.ts';
import { formatDiagnostics, toJsonDiagnostics } from '../report/index.ts';
import { makeVisible } from '../report/visible.ts';
import { formatCount } from '../report/words.ts';
import type { Statistics } from '../statistics/figures.ts';
import type { Shortcomings } from '../statistics/outputs/output.ts';
import { formatPeriod } from '../statistics/outputs/words.ts';
import type { StatsResult } from '../statistics/stats.ts';
import type { Context } from './command.ts';
import { printFailure } from './print-failure.ts';
import { createStyle, toJsonFailure } from './shared.ts';

/** Files that were not counted and are named. */
const MOST_NAMED = 3;

/** Says which period was taken when none was given. */
export function printPeriod({ period }: Statistics, { host, language }: Context): void {
  const name = formatPeriod(period)[language];
  host.stderr.write(
    language === 'zh' ? `没有指定时期，按最新一期所在的${name}统计\n` : `No period given; counting ${name}, that of the newest issue\n`,
  );
}

/** Prints why files were left out, and warns when the figures are incomplete or count something twice. */
export function printFindings({ statistics, publication, diagnostics, leftOut, failures }: StatsResult, context: Context): void {
  const { host, language } = context;
  host.stderr.write(formatDiagnostics(diagnostics, new Map([[publication.file, publication.text]]), createStyle(context, host.stderr)));
  for (const { failure } of failures) printFailure(failure, context);
  if (statistics === null) {
    host.stderr.write(language === 'zh' ? '没有统计。请先改正 bulletin.yaml。\n' : 'Nothing was counted. Fix bulletin.yaml first.\n');
  }
  const repeated = diagnostics.filter(({ severity, place }) => severity === 'error' && !leftOut.includes(place.file)).length;
  if (statistics !== null && repeated > 0) {
    host.stderr.write(
      language === 'zh' ? '注意：期号或标题有重复，可能重复计数\n' : 'Note: repeated issue numbers or titles may be counted twice\n',
    );
  }
  const lacking = [...leftOut, ...failures.map(({ issue }) => toPathBelow(host.cwd, issue) ?? issue)].map(makeVisible);
  if (lacking.length > 0) {
    const named = lacking.slice(0, MOST_NAMED);
    const more = lacking.length > MOST_NAMED;
    host.stderr.write(
      language === 'zh'
        ? `注意：有 ${lacking.length} 个文件没有计入，数字不全：${named.join('、')}${more ? '等' : ''}\n`
        : `Note: ${formatCount(lacking.length, 'file')} could not be counted; the figures are incomplete: ${named.join(', ')}${more ? ', …' : ''}\n`,
    );
  }
}

/** The same as data, for formats that are read on their own. */
export function toShortcomings({ leftOut, diagnostics, failures }: StatsResult, context: Context): Shortcomings {
  return {
    leftOut,
    diagnostics: toJsonDiagnostics(diagnostics, context.language),
    failures: failures.map(({ issue, failure }) => ({
      issue: toPathBelow(context.host.cwd, issue) ?? issue,
      ...toJsonFailure(failure, context),
    })),
  };
}
