import type { editionCodes } from '../edition-codes.ts';
import type { Explanation } from '../explanation.ts';

/** Explanations of the codes for editions that leave the house. */
export const editionExplanations = {
  'edition-unclassified': {
    reason: {
      zh: '涉密文件不得在互联网和政务外网上传播，公开版本和电子邮件都不能有。',
      en: 'Classified papers must not go on the internet, as a page or by mail.',
    },
    wrong: 'bulletin build issue-12 --format html（issue.yaml：密级: { 密级: 秘密 }）',
    right: 'bulletin build issue-12 --format docx,pdf',
  },
  'edition-open': {
    reason: { zh: '整期注明不公开的，只印纸质版。', en: 'An issue that is marked as not public is printed only.' },
    wrong: 'bulletin build issue-12 --format html（issue.yaml：公开: 否）',
    right: 'bulletin build issue-12 --format docx,pdf',
  },
  'edition-final': {
    reason: { zh: '送审稿还会改，发出去就收不回来。', en: 'A draft will change, and what was published cannot be taken back.' },
    wrong: 'bulletin build issue-12 --stage review --format html',
    right: 'bulletin build issue-12 --stage final --format html',
  },
  'edition-cleared': {
    reason: {
      zh: '简报是内部刊物，不写明就一篇也不公开。',
      en: 'A bulletin is an internal paper: unless it is written down, nothing leaves the house.',
    },
    wrong: '栏目: [{ 栏目名: 工作动态 }]',
    right: '栏目: [{ 栏目名: 工作动态 }]\n公开: { 栏目: [工作动态] }',
  },
  'edition-listed': {
    reason: { zh: '只生成刊物准许的公开版本。', en: 'Only the editions that the publication allows are made.' },
    wrong: '公开: { 栏目: [工作动态], 版本: [text] }（--format html）',
    right: '公开: { 栏目: [工作动态], 版本: [text, html] }',
  },
  'edition-items': {
    reason: { zh: '没有可以公开的稿件，生成的就是一张空页。', en: 'Without a public item the edition would be empty.' },
    wrong: '公开: { 栏目: [工作动态] }（本期只有“领导参阅”）',
    right: '公开: { 栏目: [工作动态, 领导参阅] }',
  },
  'edition-section': {
    reason: {
      zh: '公开栏目按栏目名认，写错了，这个栏目就不公开。',
      en: 'Public sections are known by their titles; one misspelt is not public.',
    },
    wrong: '栏目: [{ 栏目名: 工作动态 }]\n公开: { 栏目: [动态] }',
    right: '栏目: [{ 栏目名: 工作动态 }]\n公开: { 栏目: [工作动态] }',
  },
  'item-public': {
    reason: {
      zh: '公开版本只收公开栏目里没有注明不公开的稿件；没有收的逐篇说明，以免漏发。',
      en: 'A public edition holds the items of public sections that are not marked otherwise; each one left out is named.',
    },
    wrong: '标题: 领导干部参阅材料\n公开: 否',
    right: '标题: 本市开展义诊活动',
  },
  'mail-set': {
    reason: { zh: '收件人的邮箱只能由刊物写明。', en: 'Only the publication knows the addresses of its recipients.' },
    wrong: 'bulletin build issue-12 --format eml（bulletin.yaml 里没有“邮件”）',
    right: '邮件: { 通讯录: [{ 单位: 安庆先锋网, 邮箱: [xianfeng@example.cn] }] }',
  },
  'mail-address': {
    reason: { zh: '“发”的对象没有邮箱的，要用别的办法送到。', en: 'Who has no address must get the issue another way.' },
    wrong: '分送: [{ 标签: 发, 对象: 安庆先锋网。 }]\n邮件: { 通讯录: [{ 单位: 安庆晚报, 邮箱: [a@example.cn] }] }',
    right: '分送: [{ 标签: 发, 对象: 安庆先锋网。 }]\n邮件: { 通讯录: [{ 单位: 安庆先锋网, 邮箱: [a@example.cn] }] }',
  },
  'editors-note-public': {
    reason: {
      zh: '编者按常常提到领导批示和内部安排，不写明就不公开。',
      en: 'Editor’s notes often speak of instructions and internal matters, so they stay inside unless the publication says otherwise.',
    },
    wrong: '公开: { 栏目: [工作动态] }（稿件有编者按）',
    right: '公开: { 栏目: [工作动态], 编者按: 是 }',
  },
} as const satisfies Record<keyof typeof editionCodes, Explanation>;
