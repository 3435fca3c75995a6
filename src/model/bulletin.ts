import type { Block, Note } from './body.ts';
import type { AttributionStyle, DistributionEntry, TitleStyle } from './publication.ts';

/** The words before an editor's note. */
export const EDITORS_NOTE = '编者按：';

/** The words before an item's notes. */
export const NOTES = '注：';

/** At the head of every page of a draft that goes round for sign-off. */
export const DRAFT_MARK = '送审稿';

/**
 * An issue ready to be set: every decision about words and order is taken, none about lines and pages. All renderers start here.
 */
export interface Bulletin {
  readonly masthead: Masthead;
  /** What the issue holds, in printed order; null when the publication prints no contents. */
  readonly contents: Contents | null;
  /** Whether the first section follows the masthead or starts a new page. */
  readonly start: 'continue' | 'new-page';
  /** Whether page numbers begin on the first page or on that of the first section. */
  readonly numbering: 'first-page' | 'text';
  /** The editor's note (编者按) before the first section, without its label; null when there is none. */
  readonly note: string | null;
  readonly sections: readonly BulletinSection[];
  readonly imprint: Imprint;
  readonly properties: Properties;
  /** How the pages of a draft for sign-off are marked; left out of an issue that goes out. */
  readonly draft?: DraftMarks;
}

/** What a draft bears that the printed issue does not. Nothing of it is on the grid, so that no line stands elsewhere for it. */
export interface DraftMarks {
  /** 送审稿, at the head of every page. */
  readonly mark: string;
  /** Whether lines are numbered in the margin, anew on each page. */
  readonly lineNumbers: boolean;
}

export interface Masthead {
  /** Name of the publication, the large red line. */
  readonly name: string;
  /** Whether the sheet bears its red parts already (套红纸): they are left out then, and nothing else moves. */
  readonly preprinted: boolean;
  /** 第12期, 增刊第2期 */
  readonly number: string;
  /** 总第345期, or null. */
  readonly total: string | null;
  /** 修订版: printed again after a correction; null when it is the first, or the publication says so elsewhere. */
  readonly revision: string | null;
  readonly publisher: string;
  /** 2021年9月15日 */
  readonly date: string;
  /** Top left: 秘密★1年 or 内部资料 注意保存, and the urgency; null when there is neither. */
  readonly notice: string | null;
  /** Top right: 编号：000012, or null. */
  readonly copy: string | null;
  /** 签发人：张三, or null. With a signer the number stands left on its line and the signer right (GB/T 9704-2012, 7.2.6), else centred. */
  readonly signer: string | null;
}

/** The number as one line: 第12期（总第345期，修订版）. */
export function numberLine({ number, total, revision }: Pick<Masthead, 'number' | 'total' | 'revision'>): string {
  const asides = [total, revision].filter((words) => words !== null);
  return asides.length === 0 ? number : `${number}（${asides.join('，')}）`;
}

export interface Contents {
  readonly title: string;
  readonly sections: readonly { readonly title: string; readonly entries: readonly ContentsEntry[] }[];
}

export interface ContentsEntry {
  /** The item's title as printed, without its closing full stop. */
  readonly title: string;
  /** The item it points to. */
  readonly item: string;
}

export interface BulletinSection {
  readonly title: string;
  readonly items: readonly BulletinItem[];
}

export interface BulletinItem {
  /** File name of the item inside the folder: its identity in every output. */
  readonly id: string;
  /** Mark before the item, △, or empty. */
  readonly mark: string;
  /** Title as it is printed, `宿州市委组织部：` before it where the section says so; with a closing mark when it is run in with the text. */
  readonly title: string;
  readonly titleStyle: TitleStyle;
  readonly attributionStyle: AttributionStyle;
  /** （岳西县委组织部） to be set at the item's end, never broken; null where the section prints none there. */
  readonly attribution: string | null;
  /** The editor's note before this item, without its label; null when there is none. */
  readonly note: string | null;
  readonly body: readonly Block[];
  /** Printed after the body, before nothing else of the item but an attribution on its own line. */
  readonly notes: readonly Note[];
}

export interface Imprint {
  /** 报, 送, 发 and others, in the order given; each text ends in a full stop. */
  readonly distribution: readonly DistributionEntry[];
  /** 共印300份, or null. */
  readonly copies: string | null;
  /** Issuing office and 2021年9月15日印发, one line above the last rule; null when the publication prints none. */
  readonly issuer: { readonly office: string; readonly date: string } | null;
  /** Printed on both sides: the imprint stands on an even page. */
  readonly doubleSided: boolean;
}

/** Properties of the document, for DOCX core properties and the PDF's metadata. */
export interface Properties {
  /** 安庆组工信息 第12期 */
  readonly title: string;
  readonly author: string;
  /** The date, ISO: the document's date in every output, so that the same input gives the same bytes. */
  readonly date: string;
}
