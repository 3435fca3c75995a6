import type { Texts } from '../../diagnostics/define.ts';
import type { Language } from '../../diagnostics/terms.ts';
import type { Change, Counts, Figures, Statistics } from '../figures.ts';
import { formatMonth } from './words.ts';

/** One row of the tables: a source or the total. */
export interface Row extends Figures {
  readonly name: string;
  readonly group: string | null;
  /** Null for the total. */
  readonly rank: number | null;
  readonly change: (Change & { readonly rank?: number }) | null;
  readonly byCategory: readonly Counts[];
  readonly byMonth: readonly Counts[];
}

/** Kind of a column's values, which decides how they are formatted. A `difference` has a sign. */
type Kind = 'text' | 'number' | 'rate' | 'difference';

export interface Column {
  readonly heading: string;
  readonly kind: Kind;
  /** Null if there is no value. */
  readonly of: (row: Row) => string | number | null;
}

/** The sources in protocol order, then the total. */
export function listRows({ sources, total }: Statistics, language: Language): readonly Row[] {
  return [...sources, { ...total, name: { zh: '合计', en: 'Total' }[language], group: null, rank: null }];
}

type MainColumn = Column & { readonly part: 'core' | 'more' };

/** The names, then the columns of all formats; `part` marks those that a narrow terminal can omit. */
export function listMainColumns(language: Language): readonly [MainColumn, ...MainColumn[]] {
  const column = (part: 'core' | 'more', heading: Texts, kind: Kind, of: Column['of']) => ({ part, heading: heading[language], kind, of });
  return [
    column('core', { zh: '单位', en: 'Source' }, 'text', ({ name }) => name),
    column('more', { zh: '分组', en: 'Group' }, 'text', ({ group }) => group),
    column('core', counted.submitted, 'number', ({ submitted }) => submitted),
    column('core', counted.used, 'number', ({ used }) => used),
    column('more', { zh: '留用', en: 'Held' }, 'number', ({ held }) => held),
    column('more', { zh: '未采用', en: 'Rejected' }, 'number', ({ rejected }) => rejected),
    column('core', { zh: '采用率', en: 'Rate' }, 'rate', ({ rate }) => rate),
    column('core', counted.points, 'number', ({ points }) => points),
    column('core', { zh: '名次', en: 'Rank' }, 'number', ({ rank }) => rank),
    column('more', { zh: '报送增减', en: '±submitted' }, 'difference', ({ change }) => change?.submitted ?? null),
    column('core', { zh: '采用增减', en: '±used' }, 'difference', ({ change }) => change?.used ?? null),
    column('more', { zh: '采用率增减（百分点）', en: '±rate (pp)' }, 'difference', ({ change }) => toPercentage(change?.rate)),
    column('core', { zh: '得分增减', en: '±points' }, 'difference', ({ change }) => change?.points ?? null),
    column('core', { zh: '名次升降', en: '±rank' }, 'difference', ({ change }) => change?.rank ?? null),
  ];
}

const counted = {
  submitted: { zh: '报送', en: 'Submitted' },
  used: { zh: '采用', en: 'Used' },
  points: { zh: '得分', en: 'Points' },
} as const satisfies Record<keyof Counts, Texts>;

/** Three columns per category. */
export function listCategoryColumns({ categories }: Statistics, language: Language): readonly Column[] {
  return categories.flatMap((category, at) => countColumns(category, language, ({ byCategory }) => byCategory[at] as Counts));
}

/** Three columns per month. */
export function listMonthColumns({ months }: Statistics, language: Language): readonly Column[] {
  return months.flatMap((month, at) => countColumns(formatMonth(month)[language], language, ({ byMonth }) => byMonth[at] as Counts));
}

function countColumns(name: string, language: Language, counts: (row: Row) => Counts): readonly Column[] {
  return (Object.keys(counted) as (keyof Counts)[]).map((key) => ({
    heading: `${name}${language === 'zh' ? '' : ' '}${counted[key][language]}`,
    kind: 'number',
    of: (row) => counts(row)[key],
  }));
}

/** Converts a difference of rates to percentage points, to two decimals. */
function toPercentage(rate: number | null | undefined): number | null {
  return rate === null || rate === undefined ? null : Math.round(rate * 10_000) / 100;
}
