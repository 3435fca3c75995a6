import { expect, it } from 'vitest';
import { throwTemplateFailure } from '../../src/build/make.ts';
import { Failure } from '../../src/failures.ts';
import { PictureError } from '../../src/render/template-error.ts';

it('reports a picture that the PDF compiler cannot decode, with its place', () => {
  const place = { file: 'issue-1/1.md', line: 9, column: 1, endLine: 9, endColumn: 12 };
  const image = { path: 'a.png', place } as unknown as PictureError['image'];
  expect(() => throwTemplateFailure(new PictureError(image))).toThrow(Failure);
  expect(() => throwTemplateFailure(new PictureError(image))).toThrow('issue-1/1.md:9:1: cannot decode image “a.png”');
});
