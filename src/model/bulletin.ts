import type { Block, Note } from './body.ts';
import type { AttributionStyle, DistributionEntry, TitleStyle } from './publication.ts';

/** Words before the signer's name. */
export const SIGNER = '签发人：';

/** Label of an editor's note. */
export const EDITORS_NOTE = '编者按：';

/** Label of an item's notes. */
export const NOTES = '注：';

/** Printed at the head of every page of a draft for sign-off. */
export const DRAFT_MARK = '送审稿';

/** An issue ready for typesetting: every decision about words and order is made, none about lines and pages. All renderers start here. */
export interface Bulletin {
  readonly masthead: Masthead;
  /** Contents (要目) in printed order; null when the publication prints none. */
  readonly contents: Contents | null;
  /** Whether the first section follows the masthead or starts a new page. */
  readonly start: 'continue' | 'new-page';
  /** Whether page numbering starts on the first page or on that of the first section. */
  readonly numbering: 'first-page' | 'text';
  /** Editor's note (编者按) before the first section, without its label; null when there is none. */
  readonly note: string | null;
  readonly sections: readonly BulletinSection[];
  readonly imprint: Imprint;
  readonly properties: Properties;
  /** Marks of a draft for sign-off; absent in a final issue. */
  readonly draft?: DraftMarks;
}

/** Marks that only a draft has. They lie outside the grid, so that no line moves. */
export interface DraftMarks {
  /** 送审稿, at the head of every page. */
  readonly mark: string;
  /** Whether lines are numbered in the margin, from 1 on each page. */
  readonly lineNumbers: boolean;
}

export interface Masthead {
  /** The line above the name, such as the name of a meeting; absent without one. */
  readonly above?: string;
  /** Name of the publication: the large red line. */
  readonly name: string;
  /** Whether the paper has its red parts preprinted (套红纸): they are left out, and nothing else moves. */
  readonly preprinted: boolean;
  /** 第12期, 增刊第2期 */
  readonly number: string;
  /** 总第345期, or null. */
  readonly total: string | null;
  /** 修订版, on a reprint after a correction; null on the first printing, or when the publication says so elsewhere. */
  readonly revision: string | null;
  /** The days it reports on; absent where it does not say. */
  readonly period?: string;
  /** Left end of the line above the red rule: the publisher. */
  readonly publisher: string;
  /** Right end: 2021年9月15日 */
  readonly date: string;
  /** Top left: 秘密★1年 or 内部资料 注意保存, and the urgency; null without either. */
  readonly notice: string | null;
  /** Top right: 编号：000012, or null. */
  readonly copy: string | null;
  /**
   * 签发人：张三, or null. With a signer the number stands at the left of its line and the signer at the right (GB/T 9704-2012, 7.2.6);
   * otherwise the number is centred.
   */
  readonly signer: string | null;
}

/** Formats the number as one line: 第12期（总第345期，修订版）. */
export function formatNumberLine({ number, total, revision, period }: Pick<Masthead, 'number' | 'total' | 'revision' | 'period'>): string {
  const asides = [total, period ?? null, revision].filter((words) => words !== null);
  return asides.length === 0 ? number : `${number}（${asides.join('，')}）`;
}

export interface Contents {
  readonly title: string;
  readonly sections: readonly { readonly title: string; readonly entries: readonly ContentsEntry[] }[];
}

export interface ContentsEntry {
  /** The item's title as printed, without its closing full stop. */
  readonly title: string;
  /** Id of the item. */
  readonly item: string;
}

export interface BulletinSection {
  /** Title of the section above, on the first of its sections; null on the others. Absent where there is one level. */
  readonly under?: string | null;
  readonly title: string;
  readonly items: readonly BulletinItem[];
}

export interface BulletinItem {
  /** File name of the item inside the folder: its identity in every output. */
  readonly id: string;
  /** Mark before the item, △, or empty. */
  readonly mark: string;
  /**
   * Title as printed: with the source before it (`宿州市委组织部：`) where the section asks for it, and with a closing mark when it runs into the
   * text.
   */
  readonly title: string;
  readonly titleStyle: TitleStyle;
  readonly attributionStyle: AttributionStyle;
  /** （岳西县委组织部） at the item's end, never broken; null where the section prints none there. */
  readonly attribution: string | null;
  /** The source below the title, at the right; absent where the section prints none there. */
  readonly byline?: string;
  /** Editor's note before this item, without its label; null when there is none. */
  readonly note: string | null;
  readonly body: readonly Block[];
  /** Printed after the body; only an attribution on its own line follows. */
  readonly notes: readonly Note[];
}

/** One line of the imprint. */
export interface ImprintEntry extends DistributionEntry {
  /** Stands above the first rule. */
  readonly above?: true;
}

export interface Imprint {
  /** 报, 送, 发 and others, in the given order, each ending in a full stop; labelled lines before and behind them. */
  readonly distribution: readonly ImprintEntry[];
  /** 共印300份, or null. */
  readonly copies: string | null;
  /** Issuing office and 2021年9月15日印发, on one line above the last rule; null when the publication prints none. */
  readonly issuer: { readonly office: string; readonly date: string } | null;
  /** Printed on both sides: the imprint stands on an even page. */
  readonly doubleSided: boolean;
}

/** Document properties, for DOCX core properties and PDF metadata. */
export interface Properties {
  /** 安庆组工信息 第12期 */
  readonly title: string;
  readonly author: string;
  /** The date, ISO. It is the document's date in every output, so that the same input gives the same bytes. */
  readonly date: string;
}
