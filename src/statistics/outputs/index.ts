import type { Output } from './output.ts';

/** The one list of the statistics' formats, by the name `--format` takes. A new format is a file here and a line in this list. */
export const outputs = {
  table: async (): Promise<Output> => (await import('./table.ts')).asTable,
  csv: async (): Promise<Output> => (await import('./csv.ts')).asCsv,
  xlsx: async (): Promise<Output> => (await import('./xlsx/index.ts')).asXlsx,
  json: async (): Promise<Output> => (await import('./json.ts')).asJson,
  item: async (): Promise<Output> => (await import('./item.ts')).asItem,
} as const satisfies Record<string, () => Promise<Output>>;

export type OutputFormat = keyof typeof outputs;
