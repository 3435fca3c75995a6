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
        ? {
            zh: '请核对名称，或在 bulletin.yaml 的“来源单位”（sources）里补上',
            en: 'Check the name, or add it to sources in bulletin.yaml',
          }
        : { zh: `名称相近的有：${listed(nearest).zh}`, en: `Nearest names: ${listed(nearest).en}` },
  }),
  'category-known': define<{ category: string; nearest: readonly string[]; known: readonly string[] }>({
    sentence: ({ category }) => ({ zh: `本刊没有“${category}”这个类别`, en: `The publication has no category “${category}”` }),
    hint: ({ nearest, known }) =>
      nearest.length === 0
        ? { zh: `可以写：${listed(known).zh}`, en: `Write one of ${listed(known).en}` }
        : { zh: `名称相近的有：${listed(nearest).zh}`, en: `Nearest names: ${listed(nearest).en}` },
  }),
  'category-section': define<{ category: string }>({
    sentence: ({ category }) => ({ zh: `类别“${category}”没有归到任何栏目`, en: `No section prints the category “${category}”` }),
    hint: () => ({
      zh: '请在 bulletin.yaml 某个栏目的“类别”（categories）里补上，或改稿件的类别',
      en: 'Add it to the categories of a section in bulletin.yaml, or change the item’s category',
    }),
  }),
  'names-unique': define<{ name: string; owner: string; other: string }>({
    severity: 'warning',
    sentence: ({ name, owner, other }) => ({
      zh: `“${name}”既指“${other}”，又指“${owner}”，现按“${other}”处理`,
      en: `“${name}” stands for “${other}” and for “${owner}”; it is taken for “${other}”`,
    }),
    hint: () => ({ zh: '请在 bulletin.yaml 里只留一处', en: 'Keep it in one place of bulletin.yaml only' }),
  }),
  'title-unique': define<{ title: string; other: string }>({
    sentence: ({ title, other }) => ({ zh: `标题“${title}”与“${other}”重复`, en: `Title “${title}” is also that of “${other}”` }),
    hint: () => ({ zh: '请核对是不是同一篇稿件放了两次', en: 'Check whether one item was put in twice' }),
  }),
  'body-present': define({
    sentence: () => ({ zh: '稿件没有正文', en: 'The item has no text' }),
    hint: () => ({ zh: '请在第二个 --- 下面写正文', en: 'Write it below the second ---' }),
  }),
  'issue-items': define<{ unprinted: number }>({
    sentence: ({ unprinted }) =>
      unprinted === 0
        ? { zh: '本期没有稿件', en: 'The issue has no items' }
        : {
            zh: `本期的 ${unprinted} 篇稿件都是留用或未采用，没有一篇要印`,
            en: 'Every item of the issue is held or rejected: there is nothing to print',
          },
    hint: ({ unprinted }) =>
      unprinted === 0
        ? { zh: '请把稿件（.md 文件）直接放在本期文件夹里', en: 'Put items (.md files) directly into the issue’s folder' }
        : { zh: '请把要印的稿件的“状态”改为“采用”', en: 'Set the status of those to print to used' },
  }),
  'number-known': define({
    sentence: () => ({ zh: '不知道是第几期', en: 'The issue has no number' }),
    hint: () => ({
      zh: '请在 issue.yaml 里写“期号: 12”，或把文件夹命名为 issue-12',
      en: 'Write “number: 12” in issue.yaml, or name the folder issue-12',
    }),
  }),
  'number-unique': define<{ number: number; supplement: boolean; other: string }>({
    sentence: ({ number, supplement, other }) => ({
      zh: `${supplement ? '增刊' : ''}第${number}期已经有了：“${other}”`,
      en: `${supplement ? 'Supplement' : 'Number'} ${number} is already taken by “${other}”`,
    }),
    hint: ({ supplement }) => ({
      zh: `请改期号；${supplement ? '' : '本期是增刊的，请在 issue.yaml 里写“增刊: 是”；'}是不同年份的，请在两期的 issue.yaml 里写明日期`,
      en: `Change the number${supplement ? '' : ', or write “supplement: true” in issue.yaml'}; give both issues a date if their years differ`,
    }),
  }),
  'date-known': define({
    sentence: () => ({ zh: '不知道本期的日期', en: 'The issue has no date' }),
    hint: () => ({ zh: '请在 issue.yaml 里写“日期: 2021-09-15”', en: 'Write “date: 2021-09-15” in issue.yaml' }),
  }),
} as const;
