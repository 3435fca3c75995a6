import type { Language, Severity } from '../diagnostics/diagnostic.ts';

/** Names of the severities. */
export const severityNames: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
};

/** Formats counts by severity, without zeros: `3 个错误，1 个警告`, `3 errors, 1 warning`. */
export function formatCounts(counts: Readonly<Record<Severity, number>>, language: Language): string {
  const parts = (Object.keys(severityNames) as Severity[]).filter((severity) => counts[severity] > 0);
  const phrase = (severity: Severity) => {
    const count = counts[severity];
    const name = severityNames[severity][language];
    return language === 'zh' ? `${count} 个${name}` : formatCount(count, name);
  };
  return parts.map(phrase).join(language === 'zh' ? '，' : ', ');
}

/** Formats a count with its English noun: `1 page`, `2 pages`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Formats a duration: `38 毫秒`, `1.5 秒`, `1 分 48 秒`; `38 ms`, `1.5 s`, `1 min 48 s`. */
export function formatDuration(milliseconds: number, language: Language): string {
  const [ms, s, min] = language === 'zh' ? ['毫秒', '秒', '分'] : ['ms', 's', 'min'];
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ${ms}`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.5) return `${seconds < 9.95 ? seconds.toFixed(1) : seconds.toFixed(0)} ${s}`;
  return `${Math.floor(Math.round(seconds) / 60)} ${min} ${Math.round(seconds) % 60} ${s}`;
}
