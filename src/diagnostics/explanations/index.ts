import type { Code } from '../codes.ts';
import type { Explanation } from '../explanation.ts';
import { editionExplanations } from './edition.ts';
import { imageExplanations } from './image.ts';
import { importExplanations } from './import.ts';
import { noteExplanations } from './note.ts';
import { readingExplanations } from './reading.ts';
import { reviewExplanations } from './review.ts';
import { settingExplanations } from './setting.ts';
import { templateExplanations } from './template.ts';
import { termExplanations } from './term.ts';
import { typingExplanations } from './typing.ts';
import { yamlExplanations } from './yaml.ts';

/** Explanations of all codes except the rules', which bring their own. Loaded only by `bulletin explain`. */
export const explanations: Readonly<Record<Code, Explanation>> = {
  ...readingExplanations,
  ...typingExplanations,
  ...yamlExplanations,
  ...imageExplanations,
  ...noteExplanations,
  ...settingExplanations,
  ...templateExplanations,
  ...termExplanations,
  ...importExplanations,
  ...reviewExplanations,
  ...editionExplanations,
};
