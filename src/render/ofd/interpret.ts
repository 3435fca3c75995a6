import type { Colour, LinkArea, Mark, Outline, Picture, Pixels, Stroke } from './marks.ts';
import { apply, type boxAround, type Matrix, multiply } from './matrix.ts';
import { type State, startState, strokeOf } from './state.ts';

/** A page draws something that this format cannot show. */
export class UnsupportedDrawing extends Error {
  override readonly name = 'UnsupportedDrawing';
}

/** One operator of a page, by the name that pdf.js gives it. */
export interface Operation {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What operators refer to by id. */
export interface PageResources {
  /** PostScript name of a font. */
  fontName(id: string): string;
  pixels(id: string): Pixels;
}

/** Follows the operators of a page and lists what they draw. Throws UnsupportedDrawing. */
export function interpret(
  operations: readonly Operation[],
  base: Matrix,
  resources: PageResources,
  links: readonly LinkArea[],
): readonly Mark[] {
  const page = new Page(base, resources, links);
  for (const { name, args } of operations) page.run(name, args);
  return page.marks;
}

/** A glyph as pdf.js hands it over. */
interface ShownGlyph {
  readonly unicode: string;
  /** In thousandths of the type size. */
  readonly width: number;
}

/** Operators without an effect on the marks: structure, and hints to the device. */
const IGNORED: ReadonlySet<string> = new Set([
  'dependency',
  'beginMarkedContent',
  'beginMarkedContentProps',
  'endMarkedContent',
  'markPoint',
  'markPointProps',
  'setFlatness',
  'setRenderingIntent',
  'endText',
  'endPath',
]);

const CAPS = ['Butt', 'Round', 'Square'] as const;
const JOINS = ['Miter', 'Round', 'Bevel'] as const;

class Page {
  readonly marks: Mark[] = [];
  readonly #resources: PageResources;
  readonly #links: readonly LinkArea[];
  #state: State;
  #saved: State[] = [];
  #clip: 'nonzero' | 'evenodd' | null = null;

  constructor(base: Matrix, resources: PageResources, links: readonly LinkArea[]) {
    this.#state = startState(base);
    this.#resources = resources;
    this.#links = links;
  }

  run(name: string, args: readonly unknown[]): void {
    const operator = this.#operators[name];
    if (operator !== undefined) operator(args);
    else if (!IGNORED.has(name)) throw new UnsupportedDrawing(name);
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  readonly #operators: Readonly<Record<string, (args: readonly unknown[]) => void>> = {
    save: () => this.#saved.push(this.#state),
    restore: () => {
      this.#state = this.#saved.pop() ?? this.#state;
    },
    transform: (args) => this.#set({ matrix: multiply(this.#state.matrix, toMatrix(args)) }),
    setLineWidth: ([lineWidth]) => this.#set({ lineWidth: Number(lineWidth) }),
    setLineCap: ([cap]) => this.#set({ cap: CAPS[Number(cap)] ?? 'Butt' }),
    setLineJoin: ([join]) => this.#set({ join: JOINS[Number(join)] ?? 'Miter' }),
    setMiterLimit: ([miter]) => this.#set({ miter: Number(miter) }),
    setDash: ([dash, dashOffset]) => this.#set({ dash: toNumbers(dash), dashOffset: Number(dashOffset) }),
    setFillRGBColor: ([colour]) => this.#set({ fill: toColour(colour) }),
    setStrokeRGBColor: ([colour]) => this.#set({ strokeColour: toColour(colour) }),
    setGState: ([entries]) => this.#setEntries(entries as readonly (readonly [string, unknown])[]),
    clip: () => {
      this.#clip = 'nonzero';
    },
    eoClip: () => {
      this.#clip = 'evenodd';
    },
    constructPath: ([paint, data]) => this.#draw(Number(paint), (data as readonly (ArrayLike<number> | null)[])[0] ?? []),
    beginText: () => this.#set({ text: [1, 0, 0, 1, 0, 0], line: [1, 0, 0, 1, 0, 0] }),
    setTextMatrix: ([matrix]) => this.#set({ text: toMatrix(matrix), line: toMatrix(matrix) }),
    moveText: ([x, y]) => this.#moveLine(Number(x), Number(y)),
    setLeadingMoveText: ([x, y]) => {
      this.#set({ leading: -Number(y) });
      this.#moveLine(Number(x), Number(y));
    },
    nextLine: () => this.#moveLine(0, -this.#state.leading),
    setLeading: ([leading]) => this.#set({ leading: -Number(leading) }),
    setFont: ([id, size]) => this.#set({ font: this.#resources.fontName(String(id)), size: Number(size) }),
    setCharSpacing: ([spacing]) => this.#set({ spacing: Number(spacing) }),
    setWordSpacing: ([wordSpacing]) => this.#set({ wordSpacing: Number(wordSpacing) }),
    setHScale: ([percent]) => this.#set({ stretch: Number(percent) / 100 }),
    setTextRise: ([rise]) => this.#set({ rise: Number(rise) }),
    setTextRenderingMode: ([mode]) => this.#set({ mode: Number(mode) }),
    showText: ([glyphs]) => this.#show(glyphs as readonly (ShownGlyph | number | null)[]),
    paintImageXObject: ([id]) => this.#paint(this.#resources.pixels(String(id))),
    paintFormXObjectBegin: ([matrix, bounds]) => {
      this.#saved.push(this.#state);
      if (matrix !== null && matrix !== undefined) this.#set({ matrix: multiply(this.#state.matrix, toMatrix(matrix)) });
      if (bounds !== null && bounds !== undefined) this.#cut(rectangle(toNumbers(bounds), this.#state.matrix));
    },
    paintFormXObjectEnd: () => {
      this.#state = this.#saved.pop() ?? this.#state;
    },
  };

  #setEntries(entries: readonly (readonly [string, unknown])[]): void {
    for (const [key, value] of entries) {
      if (key === 'CA') this.#set({ strokeAlpha: Number(value) });
      else if (key === 'ca') this.#set({ fillAlpha: Number(value) });
      else if (key === 'LW') this.#set({ lineWidth: Number(value) });
      else if ((key === 'SMask' && value !== false) || (key === 'BM' && value !== 'source-over' && value !== 'normal')) {
        throw new UnsupportedDrawing(`${key} ${JSON.stringify(value)}`);
      }
    }
  }

  #moveLine(x: number, y: number): void {
    const line = multiply(this.#state.line, [1, 0, 0, 1, x, y]);
    this.#set({ line, text: line });
  }

  #cut(outline: Outline): void {
    this.#set({ clips: [...this.#state.clips, outline] });
  }

  #draw(paint: number, data: ArrayLike<number>): void {
    const outline = readOutline(data, this.#state.matrix);
    const how = PAINTS[paint];
    if (how === undefined) throw new UnsupportedDrawing(`paint ${paint}`);
    const { fill, stroke, evenOdd, close } = how;
    const drawn: Outline = { steps: close ? [...outline, { operator: 'C', points: [] }] : outline, evenOdd };
    // One mark for each where their alpha differs.
    const { fillAlpha, strokeAlpha, clips } = this.#state;
    const add = (parts: { readonly fill: Colour | null; readonly stroke: Stroke | null }, alpha: number) =>
      this.marks.push({ kind: 'shape', outline: drawn, ...parts, alpha, clips });
    if (outline.length > 0 && fill && stroke && fillAlpha === strokeAlpha) {
      add({ fill: this.#state.fill, stroke: strokeOf(this.#state) }, fillAlpha);
    } else if (outline.length > 0) {
      if (fill) add({ fill: this.#state.fill, stroke: null }, fillAlpha);
      if (stroke) add({ fill: null, stroke: strokeOf(this.#state) }, strokeAlpha);
    }
    if (this.#clip !== null) this.#cut({ steps: outline, evenOdd: this.#clip === 'evenodd' });
    this.#clip = null;
  }

  #show(shown: readonly (ShownGlyph | number | null)[]): void {
    const { size, spacing, wordSpacing, stretch, rise, font, mode, fillAlpha, strokeAlpha, clips } = this.#state;
    if (mode > 2) throw new UnsupportedDrawing(`text of mode ${mode}`);
    const [fill, stroke] = [mode === 1 ? null : this.#state.fill, mode === 0 ? null : strokeOf(this.#state)];
    for (const glyph of shown) {
      if (glyph === null) continue;
      if (typeof glyph === 'number') {
        this.#advance(-(glyph * size * stretch) / 1000);
        continue;
      }
      const { unicode: text, width } = glyph;
      if (typeof text !== 'string') throw new UnsupportedDrawing('a glyph without text');
      const whole = multiply(multiply(this.#state.matrix, this.#state.text), [size * stretch, 0, 0, size, 0, rise]);
      // Type is drawn upright on a page whose y runs down: the flip is part of the format.
      const [a, b, c, d, x, y] = multiply(whole, [1, 0, 0, -1, 0, 0]);
      const em = Math.hypot(c, d);
      if (em > 0 && text !== '') {
        const matrix: Matrix = [a / em, b / em, c / em, d / em, x, y];
        const advance = width / 1000;
        const centre = apply([a, b, c, d, x, y], advance / 2, -0.3);
        const link = this.#links.find(({ box }) => contains(box, centre))?.target ?? null;
        this.marks.push({
          kind: 'glyph',
          text,
          font,
          size: em,
          matrix,
          advance,
          fill,
          stroke,
          link,
          alpha: fill === null ? strokeAlpha : fillAlpha,
          clips,
        });
      }
      this.#advance(((width * size) / 1000 + spacing + (text === ' ' ? wordSpacing : 0)) * stretch);
    }
  }

  #advance(x: number): void {
    this.#set({ text: multiply(this.#state.text, [1, 0, 0, 1, x, 0]) });
  }

  #paint(pixels: Pixels): void {
    const { matrix, fillAlpha: alpha, clips } = this.#state;
    // PDF places the lower left corner of a picture at the origin, OFD the upper left.
    const placed: Picture = { kind: 'picture', matrix: multiply(matrix, [1, 0, 0, -1, 0, 1]), pixels, alpha, clips };
    this.marks.push(placed);
  }
}

/** What the painting operators of pdf.js do, by number. */
const PAINTS: Readonly<Record<number, { fill: boolean; stroke: boolean; evenOdd: boolean; close: boolean }>> = {
  20: { fill: false, stroke: true, evenOdd: false, close: false },
  21: { fill: false, stroke: true, evenOdd: false, close: true },
  22: { fill: true, stroke: false, evenOdd: false, close: false },
  23: { fill: true, stroke: false, evenOdd: true, close: false },
  24: { fill: true, stroke: true, evenOdd: false, close: false },
  25: { fill: true, stroke: true, evenOdd: true, close: false },
  26: { fill: true, stroke: true, evenOdd: false, close: true },
  27: { fill: true, stroke: true, evenOdd: true, close: true },
  28: { fill: false, stroke: false, evenOdd: false, close: false },
};

/** Operators in the path data of pdf.js, by number, and how many points each takes. */
const STEPS = [
  { operator: 'M', count: 1 },
  { operator: 'L', count: 1 },
  { operator: 'B', count: 3 },
  { operator: 'Q', count: 2 },
  { operator: 'C', count: 0 },
] as const;

function readOutline(data: ArrayLike<number>, matrix: Matrix): Outline['steps'] {
  const steps: Outline['steps'][number][] = [];
  for (let at = 0; at < data.length; ) {
    const step = STEPS[data[at] ?? -1];
    if (step === undefined) throw new UnsupportedDrawing(`path operator ${data[at]}`);
    const { operator, count } = step;
    const points = Array.from({ length: count }, (_, index) => apply(matrix, data[at + 1 + 2 * index] ?? 0, data[at + 2 + 2 * index] ?? 0));
    steps.push({ operator, points });
    at += 1 + 2 * count;
  }
  return steps;
}

function rectangle([left = 0, bottom = 0, right = 0, top = 0]: readonly number[], matrix: Matrix): Outline {
  const corners = [apply(matrix, left, bottom), apply(matrix, right, bottom), apply(matrix, right, top), apply(matrix, left, top)];
  const steps = corners.map((point, index) => ({ operator: index === 0 ? ('M' as const) : ('L' as const), points: [point] }));
  return { steps: [...steps, { operator: 'C', points: [] }], evenOdd: false };
}

function contains({ x, y, width, height }: ReturnType<typeof boxAround>, point: { readonly x: number; readonly y: number }): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

function toNumbers(value: unknown): number[] {
  return Array.from(value as ArrayLike<number>, Number);
}

function toMatrix(value: unknown): Matrix {
  const numbers = toNumbers(value);
  // pdf.js wraps the text matrix in an array of its own.
  return (numbers.length === 6 ? numbers : toNumbers((value as readonly unknown[])[0])) as unknown as Matrix;
}

function toColour(value: unknown): Colour {
  const found = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(String(value));
  if (found === null) throw new UnsupportedDrawing(`colour ${value}`);
  return found.slice(1).map((channel) => Number.parseInt(channel, 16)) as unknown as Colour;
}
