import type { Block } from './body.ts';
import type { AttributionStyle, DistributionEntry, TitleStyle } from './publication.ts';

/**
 * An issue ready to be set: every decision about words and order is taken, none about lines and pages. All renderers start here.
 */
export interface Bulletin {
  readonly masthead: Masthead;
  /** What the issue holds, in printed order; null when the publication prints no contents. */
  readonly contents: Contents | null;
  /** Whether the first section follows the masthead or starts a new page. */
  readonly start: 'continue' | 'new-page';
  readonly sections: readonly BulletinSection[];
  readonly imprint: Imprint;
  readonly properties: Properties;
}

export interface Masthead {
  /** Name of the publication, the large red line. */
  readonly name: string;
  /** 第12期 */
  readonly number: string;
  /** 总第345期, or null. */
  readonly total: string | null;
  readonly publisher: string;
  /** 2021年9月15日 */
  readonly date: string;
  /** Words at the top left, or null. */
  readonly notice: string | null;
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
  readonly body: readonly Block[];
}

export interface Imprint {
  /** 报, 送, 发 and others, in the order given; each text ends in a full stop. */
  readonly distribution: readonly DistributionEntry[];
  /** 共印300份, or null. */
  readonly copies: string | null;
}

/** Properties of the document, for DOCX core properties and the PDF's metadata. */
export interface Properties {
  /** 安庆组工信息 第12期 */
  readonly title: string;
  readonly author: string;
  /** The date, ISO: the document's date in every output, so that the same input gives the same bytes. */
  readonly date: string;
}
