import { defineCode } from './define.ts';

/** What is reported of the template a publication chooses. */
export const templateCodes = {
  'measures-fit': defineCode<{ path: string; larger: string }>({
    sentence: ({ path, larger }) => ({ zh: `${path} 放不进 ${larger}`, en: `${path} does not fit into ${larger}` }),
    hint: () => ({
      zh: '请核对纸张、天头订口、版心和行数；版心加页边不能超过纸张',
      en: 'Check sheet, margins, type area and rows: margins and type area may not exceed the sheet',
    }),
  }),
  'template-known': defineCode<{ template: string }>({
    sentence: ({ template }) => ({ zh: `找不到模板“${template}”`, en: `There is no template “${template}”` }),
    hint: () => ({
      zh: '请写 jianbao、plain，或刊物文件夹里放有 page.typ 或 constants.yaml 的文件夹',
      en: 'Give jianbao, plain, or a folder inside the publication’s that holds a page.typ or a constants.yaml',
    }),
  }),
} as const;
