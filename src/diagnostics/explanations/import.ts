import type { Explanation } from '../explanation.ts';
import type { importCodes } from '../import-codes.ts';

/** Explanations of the codes of import. */
export const importExplanations = {
  'submission-format': {
    reason: {
      zh: '导入 DOCX、纯文本和 Markdown；别的格式转换时容易丢字、错版，由送稿人另存最稳妥。',
      en: 'Import reads DOCX, plain text and Markdown. Converting other formats can lose text; ask the submitter to save as DOCX.',
    },
    wrong: 'bulletin import 经验做法.doc',
    right: 'bulletin import 经验做法.docx',
  },
  'submission-open': {
    reason: { zh: '加密的文件读不出内容。', en: 'An encrypted file cannot be read.' },
    wrong: '打开时要输密码的 DOCX',
    right: '去掉密码后另存的 DOCX',
  },
  'submission-intact': {
    reason: {
      zh: '损坏的文件读出来可能缺段少字，不如不读。',
      en: 'A damaged file may yield only part of its text, which is worse than none.',
    },
    wrong: '没有下载完的 DOCX',
    right: '重新下载或另存的 DOCX',
  },
  'submission-bounded': {
    reason: {
      zh: '大得不正常的文件会把机器拖住，多半也不是稿件。',
      en: 'An abnormally large file blocks the machine and is probably not an item.',
    },
    wrong: '解压后有几个 GB 的 DOCX',
    right: '几页文字的 DOCX',
  },
  'submission-text': {
    reason: { zh: '空文件导入后是一篇空稿件。', en: 'An empty file would become an empty item.' },
    wrong: '空白.docx',
    right: '有正文的 DOCX',
  },
  'submission-items': {
    reason: {
      zh: '整期简报要按栏目和标题拆开；找不到从哪里拆，就会得到一期没有稿件的简报。',
      en: 'A whole bulletin is split at its sections and titles; without any, the result would be an issue without items.',
    },
    wrong: 'bulletin import 经验做法.txt --to 第12期 --split',
    right: 'bulletin import 经验做法.txt --to 第12期',
  },
  'submission-new': {
    reason: {
      zh: '同一个文件导入两次，就有两篇一样的稿件，编辑改过的也会被覆盖。',
      en: 'Importing a file twice duplicates its item or overwrites an editor’s changes.',
    },
    wrong: 'bulletin import 经验做法.docx（第二次）',
    right: 'bulletin import 经验做法.docx --overwrite',
  },
} as const satisfies Record<keyof typeof importCodes, Explanation>;
