import { defineCode } from './define.ts';

/** Codes for the publication's template. */
export const templateCodes = {
  'measures-fit': defineCode<{ path: string; larger: string }>({
    sentence: ({ path, larger }) => ({ zh: `${path} 放不进 ${larger}`, en: `${path} does not fit in ${larger}` }),
    hint: () => ({
      zh: '请核对纸张、天头、订口、版心和行数；版心加页边不能超过纸张',
      en: 'Check sheet, margins, type area and rows: margins plus type area cannot exceed the sheet',
    }),
  }),
  'template-known': defineCode<{ template: string }>({
    sentence: ({ template }) => ({ zh: `找不到模板“${template}”`, en: `Template not found: “${template}”` }),
    hint: () => ({
      zh: '请写 jianbao、plain，或刊物里放有 page.typ 或 constants.yaml 的文件夹',
      en: 'Use jianbao, plain, or a folder of the publication with a page.typ or constants.yaml',
    }),
  }),
} as const;
