import type { Colour, Outline, Stroke } from './marks.ts';
import { IDENTITY, type Matrix, scaleOf } from './matrix.ts';

/** The graphics state of PDF (ISO 32000-1, 8.4), as far as a page of ours uses it. */
export interface State {
  readonly matrix: Matrix;
  readonly fill: Colour;
  readonly strokeColour: Colour;
  readonly lineWidth: number;
  readonly cap: Stroke['cap'];
  readonly join: Stroke['join'];
  readonly miter: number;
  readonly dash: readonly number[];
  readonly dashOffset: number;
  readonly fillAlpha: number;
  readonly strokeAlpha: number;
  readonly clips: readonly Outline[];
  readonly font: string;
  readonly size: number;
  readonly spacing: number;
  readonly wordSpacing: number;
  readonly stretch: number;
  readonly rise: number;
  readonly leading: number;
  /** 0 fill, 1 stroke, 2 both. */
  readonly mode: number;
  readonly text: Matrix;
  readonly line: Matrix;
}

export function startState(matrix: Matrix): State {
  return {
    matrix,
    fill: [0, 0, 0],
    strokeColour: [0, 0, 0],
    lineWidth: 1,
    cap: 'Butt',
    join: 'Miter',
    miter: 10,
    dash: [],
    dashOffset: 0,
    fillAlpha: 1,
    strokeAlpha: 1,
    clips: [],
    font: '',
    size: 0,
    spacing: 0,
    wordSpacing: 0,
    stretch: 1,
    rise: 0,
    leading: 0,
    mode: 0,
    text: IDENTITY,
    line: IDENTITY,
  };
}

/** The state's stroke, in mm. */
export function strokeOf({ matrix, strokeColour, lineWidth, cap, join, miter, dash, dashOffset }: State): Stroke {
  const scale = scaleOf(matrix);
  return {
    colour: strokeColour,
    width: lineWidth * scale,
    cap,
    join,
    miter,
    dash: dash.map((length) => length * scale),
    dashOffset: dashOffset * scale,
  };
}
