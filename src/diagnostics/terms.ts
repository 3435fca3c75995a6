/** Severities of diagnostics. An error prevents any output. */
export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

/** Languages of messages. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];
