import type { Output } from './output.ts';

/** All formats of the statistics, by the value of `--format`. To add one, add a file here and a line below. */
export const outputs = {
  table: async (): Promise<Output> => (await import('./table.ts')).asTable,
  csv: async (): Promise<Output> => (await import('./csv.ts')).asCsv,
  xlsx: async (): Promise<Output> => (await import('./xlsx/index.ts')).asXlsx,
  json: async (): Promise<Output> => (await import('./json.ts')).asJson,
  item: async (): Promise<Output> => (await import('./item.ts')).asItem,
} as const satisfies Record<string, () => Promise<Output>>;

export type OutputFormat = keyof typeof outputs;
