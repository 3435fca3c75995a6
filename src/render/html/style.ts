/** The look of the page: the reader’s own fonts, light or dark, from a phone to a desk, and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1a1a1a;
  --paper: #fff;
  --faint: #5c5c5c;
  --line: #c9c9c9;
  --red: #b5160d;
  --link: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6e4e0;
    --paper: #191919;
    --faint: #a8a49e;
    --line: #4a4a4a;
    --red: #ff8d83;
    --link: #8fc1ff;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto;
  padding: 1.5rem 1.25rem 3rem;
  max-width: 46rem;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.85 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4, h5, h6, p, ul, ol { margin: 0; }
a { color: var(--link); text-underline-offset: 0.2em; }
a:focus-visible, .table:focus-visible { outline: 2px solid var(--red); outline-offset: 2px; }
header { text-align: center; }
.name {
  color: var(--red);
  font: 700 clamp(2rem, 9vw, 3.5rem)/1.3 "Songti SC", STSong, SimSun, "Noto Serif CJK SC", "Noto Serif SC", serif;
  letter-spacing: 0.06em;
}
.above { color: var(--red); font-size: 1.25rem; }
.number { margin-top: 0.5rem; }
.number span { margin-inline-start: 2em; }
.publisher, .notice, .issuer { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 2em; }
.publisher { margin-top: 0.75rem; padding-bottom: 0.5rem; border-bottom: 3px solid var(--red); }
nav { margin-top: 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--line); }
nav h2 { font-size: 1.125rem; text-align: center; }
nav ul { padding: 0; list-style: none; }
nav li { padding-block: 0.25rem; }
.contents-section { margin-top: 0.5rem; color: var(--red); font-weight: 700; }
.section-title {
  margin: 2.5rem 0 1rem;
  color: var(--red);
  font-size: 1.375rem;
  text-align: center;
}
article { margin-bottom: 2.25rem; scroll-margin-top: 1rem; }
.title { margin-bottom: 0.5rem; font-size: 1.1875rem; line-height: 1.6; }
.mark { color: var(--red); }
.byline { color: var(--faint); text-align: right; }
article > p, .editors-note, li > p { text-indent: 2em; }
article > p + p { margin-top: 0.5rem; }
.byline, .notes p { text-indent: 0; }
article h2, article h3:not(.title), article h4, article h5, article h6 { margin: 0.75rem 0 0.25rem; font-size: 1.0625rem; }
article ul, article ol { padding: 0; list-style: none; }
article li ul, article li ol { padding-inline-start: 2em; }
.label { margin-inline-end: 0.15em; }
.attribution { color: var(--faint); }
.editors-note { margin: 1rem 0; padding: 0.5rem 1rem; border-inline-start: 3px solid var(--red); }
sup { line-height: 1; }
sup a { text-decoration: none; }
.notes { margin-top: 0.75rem; padding-top: 0.5rem; border-top: 1px solid var(--line); color: var(--faint); font-size: 0.9375rem; }
:target { background: color-mix(in srgb, var(--red) 14%, transparent); }
.table { margin: 0.75rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.6; overflow-wrap: normal; }
th, td { padding: 0.3rem 0.6rem; border: 1px solid var(--line); text-align: start; vertical-align: top; min-width: 4.5em; }
thead { border-bottom: 2px solid var(--red); }
.center { text-align: center; }
.right { text-align: end; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; text-align: center; }
img { max-width: 100%; height: auto; background: #fff; }
figcaption { color: var(--faint); font-size: 0.9375rem; }
footer { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 2px solid var(--line); color: var(--faint); font-size: 0.9375rem; }
.copies { text-align: right; }
@media (min-width: 60rem) { body { font-size: 1.125rem; padding-top: 3rem; } }
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #333; --line: #777; --red: #c00; --link: #000; }
  body { max-width: none; padding: 0; font-family: "Songti SC", STSong, SimSun, "Noto Serif CJK SC", serif; }
  a { text-decoration: none; }
  .title, .section-title, h4, h5, h6 { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  .table { overflow: visible; }
}
`;
