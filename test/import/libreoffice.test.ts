import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { libreOfficeCases } from './libreoffice-cases.ts';

/**
 * Real DOCX files, made by LibreOffice 7.4 from the sources beside them with the commands of test/office/import.office.ts, which recreates
 * and compares them.
 */
describe('a DOCX of LibreOffice', () => {
  it.each(libreOfficeCases.map((each) => [each.name, each] as const))('is imported whole: %s', async (name, { holds }) => {
    await holds(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.docx`)));
  });
});
