import { createHash } from 'node:crypto';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import MailComposer from 'nodemailer/lib/mail-composer';
import { factsOf } from '../../model/formats.ts';
import type { EditionJob, FormatFile } from '../renderer.ts';
import { writeText } from '../text/write.ts';
import { INLINE_STYLES } from '../web/inline-styles.ts';
import { writeContents, writeImprint, writeMasthead, writeSections } from '../web/issue.ts';
import { preparePictures } from '../web/pictures.ts';
import { restrict } from '../web/restrict.ts';

/**
 * Renders a message that is ready to send: the printed issue as text and as HTML, with the files attached. Nothing is sent. Boundaries,
 * message id and date follow from the content, so that the same issue gives the same bytes.
 */
export async function renderEml(job: EditionJob): Promise<readonly FormatFile[]> {
  const { bulletin, rasterise, name, envelope, attach } = job;
  if (envelope === null) throw new Error('A message without an envelope');
  const pictures = [...(await preparePictures(bulletin, rasterise))].map(([image, picture], index) => ({
    image,
    ...picture,
    id: `picture-${index + 1}`,
  }));
  const sections = writeSections(bulletin, (image) => {
    const picture = pictures.find((each) => each.image === image);
    if (picture === undefined) throw new Error('A picture of the message was not prepared');
    return { src: `cid:${picture.id}@bulletin`, width: picture.width, height: picture.height };
  });
  const whole = [writeMasthead(bulletin), ...writeContents(bulletin), ...sections, ...writeImprint(bulletin)];
  const { elements } = restrict(whole, { styles: INLINE_STYLES, links: 'kept' });
  const { title, date } = bulletin.properties;
  const html = toHtml(h('html', { lang: 'zh-CN' }, [h('head', [h('meta', { charSet: 'utf-8' }), h('title', title)]), h('body', elements)]));
  const text = writeText(bulletin, null);
  const attached = await Promise.all(envelope.attach.map(async (format) => ({ format, data: await attach(format) })));
  const digest = createHash('sha256').update(JSON.stringify([envelope, title, date, text, html]));
  for (const { data } of attached) digest.update(data);
  const id = digest.digest('hex').slice(0, 32);
  const composer = new MailComposer({
    ...(envelope.from === null ? {} : { from: envelope.from }),
    to: envelope.to.map((each) => ({ ...each })),
    subject: title,
    date: new Date(`${date}T00:00:00Z`),
    messageId: `<${id}@${envelope.from?.split('@')[1] ?? 'bulletin.invalid'}>`,
    // Outlook opens it as a draft.
    headers: { 'X-Unsent': '1' },
    text,
    html,
    attachments: [
      ...pictures.map(({ id: picture, data, extension, mediaType }) => ({
        filename: `${picture}.${extension}`,
        content: Buffer.from(data),
        contentType: mediaType,
        cid: `${picture}@bulletin`,
        contentDisposition: 'inline' as const,
      })),
      ...attached.map(({ format, data }) => ({
        filename: `${name}.${format}`,
        content: Buffer.from(data),
        contentType: factsOf(format).mediaType,
      })),
    ],
    textEncoding: 'base64',
    baseBoundary: id,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return [{ ending: '.eml', data: new Uint8Array(await composer.compile().build()) }];
}
