import type { Language } from '../diagnostics/diagnostic.ts';
import { Failure } from '../failures.ts';
import { formatCount, formatCounts, makeVisible } from '../report/index.ts';
import type { Counts } from '../report/reporter.ts';
import type { CheckedIssue, Outcome } from './outcome.ts';

interface Limits {
  readonly fix: 'none' | 'write' | 'dry-run';
  readonly maxWarnings: number | null;
  readonly strict: boolean;
  readonly quiet: boolean;
}

/** Up to this many issues each has a line; beyond, only those with most findings have one. */
const FEW = 20;
const WORST = 10;

/** The closing lines of a check: one per issue, a total for several, and why it fails when no error says so. */
export function formatSummary(outcomes: readonly Outcome[], counts: Counts, limits: Limits, language: Language): string {
  // What remains after --fix cannot be fixed automatically.
  const fixable = limits.fix === 'none' ? counts.fixable : 0;
  const checked = outcomes.flatMap(({ issue, result }) => (result instanceof Failure ? [] : [{ issue, result }]));
  const isOne = checked.length === 1;
  const isClean = formatCounts(counts, language) === '';
  const lines = chooseIssues(checked, limits).map(({ issue, result }) => {
    const found = formatCounts(result.counts, language);
    return `${makeVisible(issue)}${formatExtent(result, found, language)}${isOne ? formatFixable(fixable, language) : ''}`;
  });
  if (checked.length > 1 && !(limits.quiet && isClean))
    lines.push(`${formatTotal(checked.length, formatCounts(counts, language), language)}${formatFixable(fixable, language)}`);
  return [...lines, ...listVerdicts(counts, limits, language)].map((line) => `${line}\n`).join('');
}

interface Named {
  readonly issue: string;
  readonly result: CheckedIssue;
}

/** The issues that get a line: all of a few, of many the worst. */
function chooseIssues(checked: readonly Named[], { quiet }: Limits): readonly Named[] {
  const isFaulty = ({ result: { counts } }: Named) => counts.error + counts.warning + counts.note > 0;
  if (checked.length <= FEW) return quiet ? checked.filter(isFaulty) : checked;
  const compareFaults = ({ result: { counts: a } }: Named, { result: { counts: b } }: Named) =>
    b.error - a.error || b.warning - a.warning || b.note - a.note;
  return checked.filter(isFaulty).sort(compareFaults).slice(0, WORST);
}

function formatExtent({ items, pages, lastLines }: CheckedIssue, found: string, language: Language): string {
  const isSet = pages !== null && lastLines !== null;
  if (language === 'zh') {
    const size = isSet ? `，${pages} 页，末页 ${lastLines} 行` : '';
    return `：${items} 篇稿件${size}，${found === '' ? '没有发现问题' : found}`;
  }
  const size = isSet ? `, ${formatCount(pages, 'page')}, ${formatCount(lastLines, 'line')} on the last page` : '';
  return `: ${formatCount(items, 'item')}${size}, ${found === '' ? 'no problems' : found}`;
}

function formatTotal(issues: number, found: string, language: Language): string {
  if (language === 'zh') return `共 ${issues} 期：${found === '' ? '没有发现问题' : found}`;
  return `${formatCount(issues, 'issue')} in all: ${found === '' ? 'no problems' : found}`;
}

function formatFixable(fixable: number, language: Language): string {
  if (fixable === 0) return '';
  return language === 'zh' ? `，其中 ${fixable} 个可用 --fix 自动改正` : `; --fix can fix ${fixable} of them`;
}

/** Why a check without errors fails. */
function listVerdicts({ error, warning }: Counts, { strict, maxWarnings }: Limits, language: Language): string[] {
  const zh = language === 'zh';
  const lines: string[] = [];
  if (strict && warning > 0 && error === 0) {
    lines.push(zh ? '没有通过：用了 --strict，警告也按错误处理' : 'Failed: --strict treats warnings as errors');
  }
  if (maxWarnings !== null && warning > maxWarnings) {
    lines.push(
      zh
        ? `没有通过：有 ${warning} 个警告，--max-warnings 只允许 ${maxWarnings} 个`
        : `Failed: ${formatCount(warning, 'warning')}; --max-warnings allows ${maxWarnings}`,
    );
  }
  return lines;
}
