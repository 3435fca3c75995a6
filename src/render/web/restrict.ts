import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** How a page is cut down for editors and mail programs, which drop style sheets, classes and most elements. */
export interface Restriction {
  /** Styles by selector: an element’s name, or a class with its dot. Later ones add to earlier ones. */
  readonly styles: Readonly<Record<string, string>>;
  /** What becomes of links to elsewhere: they stay, or their addresses are listed behind the text. */
  readonly links: 'kept' | 'listed';
}

/** Elements that become paragraphs or plain sections; what is not named stays. */
const RENAMED: Readonly<Record<string, string>> = {
  ...{ article: 'section', header: 'section', main: 'section', nav: 'section', footer: 'section', figure: 'section', div: 'section' },
  ...{ ul: 'section', ol: 'section', li: 'section', figcaption: 'p' },
  ...{ h1: 'p', h2: 'p', h3: 'p', h4: 'p', h5: 'p', h6: 'p' },
};

/** Wrappers whose content stands for them. */
const UNWRAPPED = new Set(['thead', 'tbody']);

/** Attributes that survive. */
const KEPT = ['src', 'alt', 'width', 'height'] as const;

/** Cuts elements down to inline styles; returns the addresses of the links that were listed, in order. */
export function restrict(
  elements: readonly Element[],
  { styles, links }: Restriction,
): { readonly elements: Element[]; readonly listed: readonly string[] } {
  const listed: string[] = [];

  const convert = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = node.children.flatMap(convert);
    if (UNWRAPPED.has(node.tagName)) return children;
    if (node.tagName === 'a') return convertLink(node, children);
    const { className } = node.properties;
    const classes = Array.isArray(className) ? className.map((name) => `.${name}`) : [];
    const style = [node.tagName, ...classes].flatMap((selector) => styles[selector] ?? []).join(';');
    const kept = KEPT.flatMap((name) => (node.properties[name] === undefined ? [] : [[name, node.properties[name]] as const]));
    return [h(RENAMED[node.tagName] ?? node.tagName, { ...Object.fromEntries(kept), ...(style === '' ? {} : { style }) }, children)];
  };

  const convertLink = ({ properties }: Element, children: ElementContent[]): ElementContent[] => {
    const href = String(properties.href ?? '');
    // Anchors do not survive.
    if (href.startsWith('#')) return children;
    if (links === 'kept') return [h('a', { href, style: styles.a ?? '' }, children)];
    listed.push(href);
    return [...children, h('sup', `[${listed.length}]`)];
  };

  return { elements: elements.flatMap(convert) as Element[], listed };
}
