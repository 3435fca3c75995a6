import type { Explanation } from '../explanation.ts';
import type { imageCodes } from '../image-codes.ts';

/** Why pictures must be as they are wanted. */
export const imageExplanations = {
  'image-inside': {
    reason: {
      zh: '图片跟着本期文件夹走，复制、归档时才不会缺；外面的文件不读。',
      en: 'A picture travels with the issue’s folder; nothing outside it is read.',
    },
    wrong: '![图](D:\\照片\\1.png)',
    right: '![图](images/1.png)',
  },
  'image-exists': {
    reason: { zh: '找不到图片，版面就空着一块。', en: 'A missing picture leaves a hole in the page.' },
    wrong: '![图](images/tu1.PNG)',
    right: '![图](images/tu1.png)',
  },
  'image-format': {
    reason: { zh: '只有 PNG、JPEG 和 SVG 在各种软件里都印得出来。', en: 'PNG, JPEG and SVG print everywhere.' },
    wrong: '![图](images/tu.tif)',
    right: '![图](images/tu.png)',
  },
  'image-bounded': {
    reason: {
      zh: '过大的图片打开要占几百兆内存，印出来并不更清楚。',
      en: 'A huge picture costs hundreds of megabytes and prints no sharper.',
    },
    wrong: '20000×20000 像素的照片',
    right: '2000×1500 像素的照片',
  },
  'image-safe': {
    reason: {
      zh: 'SVG 里可以夹带脚本和外部链接，打开成品的人会受害。',
      en: 'An SVG can carry scripts and outside references to whoever opens the output.',
    },
    wrong: '含有 <script> 的 SVG',
    right: '另存为 PNG',
  },
} as const satisfies Record<keyof typeof imageCodes, Explanation>;
