import * as z from './zod.ts';

// Bounds of plausible measures; values beyond them would make the PDF compiler fail or run forever.
const mm = () => z.number().check(z.gte(0), z.lte(2_000));
const rows = () => z.int().check(z.gte(0), z.lte(500));
const percent = () => z.number().check(z.gte(0), z.lte(100));
const pt = () => z.number().check(z.gte(1), z.lte(500));

/**
 * Page measures from a template's `constants.yaml`: what an office may change without code. Shared by `typeset` and the renderers. Lengths
 * in mm, type sizes and rule weights as named. GB/T 9704-2012, clauses 5 to 7.
 */
export const pageSchema = z.strictObject({
  sheet: z.strictObject({ width: mm(), height: mm() }),
  /** 天头 and 订口; the other two margins follow from the type area. */
  margin: z.strictObject({ top: mm(), binding: mm() }),
  /** 版心 */
  area: z.strictObject({ width: mm(), height: mm() }),
  grid: z.strictObject({ lines: rows().check(z.positive()), characters: rows().check(z.positive()) }),
  /** Type sizes in pt. */
  size: z.strictObject({ body: pt(), name: pt(), imprint: pt(), folio: pt() }),
  /** Colour of the masthead's name and rule, CMYK in percent. */
  red: z.strictObject({ cyan: percent(), magenta: percent(), yellow: percent(), black: percent() }),
  /**
   * The masthead: grid rows on the first page, rule included; weight of the rule and distance of its upper edge from the top of the type
   * area; baselines of the lines above it, from there too. In mm.
   */
  masthead: z.strictObject({
    rows: rows(),
    rule: mm(),
    ruleTop: mm(),
    baseline: z.strictObject({ notice: mm(), above: z.optional(mm()), name: mm(), number: mm(), publisher: mm() }),
  }),
  /** Rule weights of a table in mm: around it and below its head, and between cells. */
  table: z.strictObject({ outer: mm(), inner: mm() }),
  /** Rule weights of the imprint in mm. */
  imprint: z.strictObject({ outer: mm(), inner: mm() }),
  /** Distance in mm from the bottom of the type area to the top of the page number's dashes. */
  folio: z.strictObject({ drop: mm() }),
  /** What the PDF conforms to; PDF/A-2b when left out. `press` is neither: black and red are CMYK inks. */
  pdf: z.optional(z.enum(['a-2b', 'ua-1', 'press'])),
});

export type PageSettings = z.output<typeof pageSchema>;

/** The page with room for the line above the name: one row more, and all below that line lower by it. */
export function placeMasthead(page: PageSettings, { above }: { readonly above?: string }): PageSettings {
  if (above === undefined) return page;
  const pitch = page.area.height / page.grid.lines;
  const { rows, ruleTop, baseline, ...rest } = page.masthead;
  const { notice, name, number, publisher } = baseline;
  return {
    ...page,
    masthead: {
      ...rest,
      rows: rows + 1,
      ruleTop: ruleTop + pitch,
      baseline: {
        notice,
        above: baseline.above ?? notice + ABOVE * pitch,
        name: name + pitch,
        number: number + pitch,
        publisher: publisher + pitch,
      },
    },
  };
}

/** Distance of the line above the name from the notice, in rows. */
const ABOVE = 1;

/** Points in a millimetre. */
export const POINTS_PER_MM = 72 / 25.4;

/** Advance of the grid in pt: less than the type size when 28 characters of 16 pt stand in 156 mm. */
export function toAdvance(page: PageSettings): number {
  return (page.area.width / page.grid.characters) * POINTS_PER_MM;
}

/** Width of a Latin em in characters of the grid: hanzi are tightened to the grid, Latin letters keep the widths of their face. */
export function measureLatinEm(page: PageSettings): number {
  return page.size.body / toAdvance(page);
}
