import { define, listed } from './define.ts';

/** What the rules report, one code a rule file in `src/rules`. */
export const ruleCodes = {
  'source-known': define<{ source: string; nearest: readonly string[] }>({
    sentence: ({ source }) => ({
      zh: `来源单位“${source}”不在本刊的来源单位名单里`,
      en: `Source “${source}” is not among the publication’s sources`,
    }),
    hint: ({ nearest }) =>
      nearest.length === 0
        ? { zh: '请核对名称，或在 bulletin.yaml 的 sources 里补上', en: 'Check the name, or add it to sources in bulletin.yaml' }
        : { zh: `名称相近的有：${listed(nearest).zh}`, en: `Nearest names: ${listed(nearest).en}` },
  }),
} as const;
