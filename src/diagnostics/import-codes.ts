import { defineCode, type Texts } from './define.ts';

/** Kinds of file that cannot be imported. */
const kinds = {
  doc: { zh: '旧版 Word 文档（.doc）', en: 'an old Word document (.doc)' },
  wps: { zh: 'WPS 文字文档（.wps）', en: 'a WPS Writer document (.wps)' },
  sheet: { zh: '电子表格', en: 'a spreadsheet' },
  slides: { zh: '演示文稿', en: 'a presentation' },
  odt: { zh: 'OpenDocument 文档', en: 'an OpenDocument text' },
  ofd: { zh: 'OFD 版式文件', en: 'an OFD file' },
  pdf: { zh: 'PDF', en: 'a PDF' },
  image: { zh: '图片', en: 'an image' },
  rtf: { zh: 'RTF 文档', en: 'an RTF document' },
  html: { zh: '网页', en: 'a web page' },
  archive: { zh: '压缩包', en: 'an archive' },
  ole: { zh: '旧版 Office 或 WPS 文档', en: 'a document of an old Office or WPS version' },
  flat: { zh: '存成 XML 的 Word 文档', en: 'a Word document saved as XML' },
  lock: { zh: '文档打开时的临时文件（~$ 开头），里面没有内容', en: 'the lock file of an open document (~$…), which has no content' },
  secured: { zh: '被单位的文档安全软件加密过的文件', en: 'a file encrypted by an office’s security client' },
  binary: { zh: '二进制文件', en: 'a binary file' },
} as const satisfies Record<string, Texts>;

/** A kind of file that cannot be imported. */
export type ForeignKind = keyof typeof kinds;

const SAVE: Texts = { zh: '请用 WPS 或 Word 打开，另存为 DOCX 后再导入', en: 'Open it in Word or WPS, save it as DOCX, and import that' };

const advice: Partial<Record<ForeignKind, Texts>> = {
  sheet: {
    zh: '请把要用的表格粘贴到 Word 或 WPS 文档里，存成 DOCX 后再导入',
    en: 'Paste the tables you need into a document, save it as DOCX, and import that',
  },
  slides: {
    zh: '请把文字粘贴到 Word 或 WPS 文档里，存成 DOCX 后再导入',
    en: 'Paste the text into a document, save it as DOCX, and import that',
  },
  pdf: {
    zh: '请用 WPS 转成 DOCX，或全选复制后存成 .txt，再导入',
    en: 'Convert it to DOCX, or copy its text into a .txt file, and import that',
  },
  ofd: {
    zh: '请用阅读器转成 DOCX，或全选复制后存成 .txt，再导入',
    en: 'Convert it to DOCX, or copy its text into a .txt file, and import that',
  },
  image: {
    zh: '请先识别成文字（如 WPS 的“图片转文字”），存成 DOCX 或 .txt 后再导入',
    en: 'Run text recognition, save the result as DOCX or .txt, and import that',
  },
  lock: {
    zh: '请关闭正在编辑的文档，导入去掉“~$”的那个同名文件',
    en: 'Close the document, and import the file of that name without “~$”',
  },
  secured: {
    zh: '请在装有该软件的电脑上解密（或申请外发）后再导入；从别处收到的，请对方发来解密后的文件',
    en: 'Decrypt it on a computer with that client, or ask the sender for a decrypted copy, and import that',
  },
  archive: { zh: '请先解压，再导入里面的 DOCX', en: 'Unpack it and import the DOCX inside' },
};

/** Limits of a submitted file. */
const bounds = {
  size: { zh: '文件太大，或者解压后大得不正常', en: 'The file is too large, or abnormally large when unpacked' },
  entries: { zh: '压缩包里的文件太多', en: 'The package has too many parts' },
  markup: { zh: '内部结构太复杂，不像一份文档', en: 'Its internal structure is too complex for a document' },
  items: { zh: '拆出来的稿件太多，不像一期简报', en: 'It splits into more items than an issue may have' },
} as const satisfies Record<string, Texts>;

/** Codes for files that cannot be imported. Each leaves the issue unchanged. */
export const importCodes = {
  'submission-format': defineCode<{ kind: ForeignKind }>({
    sentence: ({ kind }) => ({ zh: `这是${kinds[kind].zh}，不能导入`, en: `Cannot import ${kinds[kind].en}` }),
    hint: ({ kind }) => advice[kind] ?? SAVE,
  }),
  'submission-open': defineCode({
    sentence: () => ({ zh: '文件加了密码，打不开', en: 'The file is password-protected' }),
    hint: () => ({
      zh: '请用 WPS 或 Word 打开，去掉密码（文件—文档加密），另存为 DOCX 后再导入',
      en: 'Open it in Word or WPS, remove the password, save it as DOCX, and import that',
    }),
  }),
  'submission-intact': defineCode({
    sentence: () => ({ zh: '文件损坏，或者不是 DOCX 文档', en: 'The file is damaged or not a DOCX' }),
    hint: () => SAVE,
  }),
  'submission-bounded': defineCode<{ bound: keyof typeof bounds }>({
    sentence: ({ bound }) => ({ zh: `${bounds[bound].zh}，没有导入`, en: `${bounds[bound].en}; it was not imported` }),
    hint: () => ({
      zh: '请核对文件的来历；确实要用的，请把文字复制到新文档里，存成 DOCX 后再导入',
      en: 'Check where the file comes from; to use it, copy its text into a new document, save that as DOCX, and import it',
    }),
  }),
  'submission-text': defineCode({
    sentence: () => ({ zh: '文件里没有可以导入的文字', en: 'The file has no text to import' }),
    hint: () => ({ zh: '请核对是不是放错了文件', en: 'Check that it is the right file' }),
  }),
  'submission-items': defineCode({
    sentence: () => ({
      zh: '没有认出稿件：栏目标题、△ 一类的标记、目录里的标题都没有找到',
      en: 'No items found: no section title, no mark such as △, no title listed in the contents',
    }),
    hint: () => ({
      zh: '只是一篇稿件的，请去掉 --split；是整期简报的，请在每篇标题前加上 △ 再导入',
      en: 'For a single item, omit --split; for a whole bulletin, put △ before each item’s title',
    }),
  }),
  'submission-new': defineCode<{ original: string; items: readonly string[] }>({
    sentence: ({ original, items }) => ({
      zh: `这个文件已经导入过：${original}${items.length === 0 ? '' : `，在 ${items.join('、')}`}`,
      en: `Already imported: ${original}${items.length === 0 ? '' : `, as ${items.join(', ')}`}`,
    }),
    hint: () => ({ zh: '要重新导入、覆盖原来的稿件，请加 --overwrite', en: 'Add --overwrite to import it again and replace its items' }),
  }),
} as const;
