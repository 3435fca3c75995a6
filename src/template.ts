import { join } from 'node:path';
import { parse } from 'yaml';
import { Failure } from './failures.ts';
import type { Host } from './host.ts';
import { type PageSettings, pageSchema } from './model/page.ts';
import type { RenderJob } from './render/renderer.ts';

/** A template's folder, read: the measures of the page and the Typst that draws it. */
export interface Template {
  readonly page: PageSettings;
  readonly typst: RenderJob['template'];
}

/** Reads `constants.yaml` and `page.typ` of a template folder. Throws a Failure that names the file when either is missing or wrong. */
export async function readTemplate(host: Host, folder: string): Promise<Template> {
  const constants = join(folder, 'constants.yaml');
  const path = join(folder, 'page.typ');
  const [page, source] = await Promise.all([text(host, constants).then((found) => measures(constants, found)), text(host, path)]);
  return { page, typst: { path, source } };
}

function measures(file: string, source: string): PageSettings {
  let value: unknown;
  try {
    value = parse(source);
  } catch (error) {
    throw broken(file, (error as Error).message.split('\n')[0] ?? '');
  }
  const checked = pageSchema.safeParse(value);
  if (checked.success) return checked.data;
  throw broken(file, checked.error.issues.map((issue) => issue.path.join('.')).join(', '));
}

async function text(host: Host, path: string): Promise<string> {
  try {
    return new TextDecoder().decode(await host.readFile(path));
  } catch {
    throw new Failure(
      'usage',
      { zh: `模板文件 ${path} 读不出来`, en: `Cannot read the template file ${path}` },
      { zh: '请核对模板文件夹是否完整', en: 'Check that the template folder is complete' },
    );
  }
}

function broken(file: string, where: string): Failure {
  return new Failure(
    'usage',
    { zh: `模板尺寸文件 ${file} 有误：${where}`, en: `The template’s measures in ${file} are wrong: ${where}` },
    { zh: '请对照自带模板的 constants.yaml 改正', en: 'Correct it after the constants.yaml that ships with the package' },
  );
}
