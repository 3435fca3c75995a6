import { define, listed } from './define.ts';

/** What the statistics find that `check` does not look for. */
export const statsCodes = {
  'office-known': define<{ office: string; nearest: readonly string[] }>({
    severity: 'warning',
    sentence: ({ office }) => ({
      zh: `“上级采用”里的“${office}”没有分值，没有计分`,
      en: `“${office}” in adopted has no points, and none were counted`,
    }),
    hint: ({ nearest }) =>
      nearest.length === 0
        ? { zh: '请核对名称，或在 bulletin.yaml 的“计分”里补上', en: 'Check the name, or add it to points.adopted in bulletin.yaml' }
        : { zh: `名称相近的有：${listed(nearest).zh}`, en: `Nearest names: ${listed(nearest).en}` },
  }),
} as const;
