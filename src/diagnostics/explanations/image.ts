import type { Explanation } from '../explanation.ts';
import type { imageCodes } from '../image-codes.ts';

/** Explanations of the codes for images. */
export const imageExplanations = {
  'image-inside': {
    reason: {
      zh: '图片跟着本期文件夹走，复制、归档时才不会缺；外面的文件不读。',
      en: 'Images are copied and archived with the issue folder; files outside it are not read.',
    },
    wrong: '![图](D:\\照片\\1.png)',
    right: '![图](images/1.png)',
  },
  'image-exists': {
    reason: { zh: '找不到图片，版面就空着一块。', en: 'A missing image leaves a gap in the page.' },
    wrong: '![图](images/tu1.PNG)',
    right: '![图](images/tu1.png)',
  },
  'image-format': {
    reason: { zh: '只有 PNG、JPEG 和 SVG 在各种软件里都印得出来。', en: 'Only PNG, JPEG and SVG print reliably in all software.' },
    wrong: '![图](images/tu.tif)',
    right: '![图](images/tu.png)',
  },
  'image-supported': {
    reason: {
      zh: 'PDF/A 成品里的颜色按 RGB 存；印刷厂的四色图和少见的编码，Word 和看图软件也常常打不开。',
      en: 'The PDF/A stores colours as RGB, and Word and picture viewers often fail on CMYK pictures and rare codings too.',
    },
    wrong: '印刷厂给的 CMYK 图片',
    right: '另存为 RGB 颜色的 JPEG',
  },
  'image-bounded': {
    reason: {
      zh: '过大的图片打开要占几百兆内存，印出来并不更清楚。',
      en: 'An oversized image takes hundreds of megabytes of memory and prints no sharper.',
    },
    wrong: '20000×20000 像素的照片',
    right: '2000×1500 像素的照片',
  },
  'image-safe': {
    reason: {
      zh: 'SVG 里可以夹带脚本和外部链接，打开成品的人会受害。',
      en: 'An SVG can carry scripts and external links that harm whoever opens the output.',
    },
    wrong: '含有 <script> 的 SVG',
    right: '另存为 PNG',
  },
} as const satisfies Record<keyof typeof imageCodes, Explanation>;
