import { defineCode, type Texts } from './define.ts';

/** Codes for editions that leave the house. */
export const editionCodes = {
  'edition-unclassified': defineCode<{ edition: Texts; level: string }>({
    sentence: ({ edition, level }) => ({
      zh: `本期是“${level}”，不能生成${edition.zh}`,
      en: `The issue is classified (${level}): no ${edition.en} may be made of it`,
    }),
    hint: () => ({
      zh: '涉密的一期不出公开版本，也不上互联网；请用 --format docx,pdf 生成印刷版',
      en: 'Build the printed edition with --format docx,pdf; a classified issue goes on no network',
    }),
  }),
  'edition-open': defineCode<{ edition: Texts }>({
    sentence: ({ edition }) => ({
      zh: `本期注明不公开，不能生成${edition.zh}`,
      en: `The issue is not public: no ${edition.en} may be made of it`,
    }),
    hint: () => ({
      zh: '可以公开的，请删去 issue.yaml 里的“公开: 否”；不公开的，请用 --format docx,pdf',
      en: 'Remove “public: no” from issue.yaml if it may be public; otherwise use --format docx,pdf',
    }),
  }),
  'edition-final': defineCode<{ edition: Texts }>({
    sentence: ({ edition }) => ({ zh: `送审稿不能生成${edition.zh}`, en: `A draft for review has no ${edition.en}` }),
    hint: () => ({ zh: '请定稿以后再生成', en: 'Make it when the issue is final' }),
  }),
  'edition-cleared': defineCode<{ edition: Texts }>({
    sentence: ({ edition }) => ({
      zh: `bulletin.yaml 没有说哪些栏目可以公开，不能生成${edition.zh}`,
      en: `bulletin.yaml does not say which sections are public: no ${edition.en} can be made`,
    }),
    hint: () => ({
      zh: '请在 bulletin.yaml 里写“公开: { 栏目: [可以公开的栏目] }”',
      en: 'Add public: { sections: [titles of the sections that may leave the house] } to bulletin.yaml',
    }),
  }),
  'edition-listed': defineCode<{ edition: Texts }>({
    sentence: ({ edition }) => ({
      zh: `bulletin.yaml 的公开版本里没有${edition.zh}`,
      en: `The public editions in bulletin.yaml do not include the ${edition.en}`,
    }),
    hint: () => ({ zh: '可以公开的，请补到“公开”的“版本”里', en: 'Add it to editions under public if it may be made' }),
  }),
  'edition-items': defineCode<{ edition: Texts }>({
    sentence: ({ edition }) => ({
      zh: `本期没有可以公开的稿件，不能生成${edition.zh}`,
      en: `No item of the issue is public: there is no ${edition.en}`,
    }),
    hint: () => ({
      zh: '请核对 bulletin.yaml“公开”里的栏目和稿件的“公开”',
      en: 'Check the sections under public in bulletin.yaml, and public in the items',
    }),
  }),
  'edition-section': defineCode<{ section: string }>({
    severity: 'warning',
    sentence: ({ section }) => ({ zh: `没有名为“${section}”的栏目，不能公开`, en: `There is no section “${section}” to be public` }),
    hint: () => ({ zh: '请照“栏目名”的写法改正', en: 'Write it as the section’s title' }),
  }),
  'item-public': defineCode<{ title: string; section: string | null }>({
    severity: 'note',
    sentence: ({ title, section }) =>
      section === null
        ? { zh: `“${title}”注明不公开，没有收入公开版本`, en: `“${title}” is not public, and left out of the public editions` }
        : {
            zh: `“${title}”所在的“${section}”不是公开栏目，没有收入公开版本`,
            en: `“${title}” is left out of the public editions: its section “${section}” is not public`,
          },
    hint: ({ section }) =>
      section === null
        ? null
        : { zh: '要公开的，请把栏目补到 bulletin.yaml 的“公开”里', en: 'To publish it, list the section under public in bulletin.yaml' },
  }),
  'mail-set': defineCode({
    sentence: () => ({ zh: 'bulletin.yaml 没有邮件设置，不能生成邮件', en: 'bulletin.yaml has no mail: no message can be made' }),
    hint: () => ({
      zh: '请写“邮件: { 通讯录: [{ 单位: 收件单位, 邮箱: [地址] }] }”',
      en: 'Add mail: { addresses: [{ name: a recipient, to: [its address] }] }',
    }),
  }),
  'mail-address': defineCode<{ recipient: string }>({
    severity: 'note',
    sentence: ({ recipient }) => ({
      zh: `“${recipient}”没有邮箱，邮件不发给它`,
      en: `“${recipient}” has no address, and the message does not go there`,
    }),
    hint: () => ({ zh: '请在 bulletin.yaml 的“邮件”的“通讯录”里补上', en: 'Add it to addresses under mail in bulletin.yaml' }),
  }),
  'editors-note-public': defineCode({
    severity: 'note',
    sentence: () => ({ zh: '编者按没有收入公开版本', en: 'The editor’s note is left out of the public editions' }),
    hint: () => ({
      zh: '要公开的，请在 bulletin.yaml 的“公开”里写“编者按: 是”',
      en: 'To publish notes, add notes: yes under public in bulletin.yaml',
    }),
  }),
} as const;
