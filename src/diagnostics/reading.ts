import { define, listed } from './define.ts';

/** What `read` reports: files that cannot be read, front matter that cannot be understood, Markdown that cannot be printed. */
export const readingCodes = {
  'key-known': define<{ key: string; nearest: readonly string[] }>({
    sentence: ({ key }) => ({ zh: `不认识“${key}”这一项`, en: `Unknown key “${key}”` }),
    hint: ({ nearest }) =>
      nearest.length === 0
        ? { zh: '请删去，或对照说明改正', en: 'Remove it, or correct it after the reference' }
        : { zh: `是不是要写${listed(nearest).zh}？`, en: `Did you mean ${listed(nearest).en}?` },
  }),
} as const;
