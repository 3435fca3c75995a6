/** Texts that `init` writes for the author to replace; printing them would be a mistake. Always in Chinese, like the page. */
export const placeholders = {
  /** Value of `publisher` (编印单位). */
  publisher: '某某单位办公室',
  /** Title of the sample item. */
  title: '稿件标题写在这里',
  /** Text of the sample item: its paragraphs, as printed. The first sentence of each is its lead-in. */
  body: [
    [
      '提要句写成这样。',
      '这是示例稿件，用来看版面，请改成报送的内容，或者整篇删去。',
      '提要句是一段的头一句，写在两对星号中间，印出来加粗；后面接着写正文。',
      '一个自然段在文件里是一行，不必自己换行，段与段之间空一行。',
    ],
    [
      '第二段也先写一句提要。',
      '标题、来源、类别和日期写在文件开头的两行短横线中间，来源和类别要与刊物设置里的一致。',
      '标题自动印进本期要目，署名按来源单位自动印在文末，正文里都不必再写。',
      '在正文里写小标题、表格、图片和注释的办法，见随程序附带的示例刊物。',
    ],
    [
      '第三段还是先写一句提要。',
      '写好以后先检查，再预览版面；有问题的地方会指明在哪个文件的哪一行，并告诉怎样改。',
      '示例没有改写或者删去以前，这一期不能付印；示例也不计入采用情况统计。',
    ],
  ],
} as const;

/** Every placeholder an item may be left with: its title, and each sentence of its text, so that half a sample is recognised too. */
const ofItems: readonly string[] = [placeholders.title, ...placeholders.body.flat()];

/** Finds placeholders in an item's printed text. Offsets are in UTF-16 units, in order. */
export function findPlaceholders(text: string): readonly { readonly start: number; readonly end: number }[] {
  return ofItems
    .flatMap((words) => {
      const start = text.indexOf(words);
      return start === -1 ? [] : [{ start, end: start + words.length }];
    })
    .sort((one, other) => one.start - other.start);
}
