import type { Reporter } from './reporter.ts';

/** All report formats. `check --format`, its help and the tests follow from this list. To add one, add a file here and a line below. */
export const reporters = {
  text: async (): Promise<Reporter> => (await import('./text.ts')).textReport,
  json: async (): Promise<Reporter> => (await import('./json.ts')).jsonReport,
  sarif: async (): Promise<Reporter> => (await import('./sarif.ts')).sarifReport,
  github: async (): Promise<Reporter> => (await import('./github.ts')).githubReport,
  line: async (): Promise<Reporter> => (await import('./line.ts')).lineReport,
} as const satisfies Record<string, () => Promise<Reporter>>;

export type ReportFormat = keyof typeof reporters;
