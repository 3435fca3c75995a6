import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Level } from '../model/levels.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { findSection } from '../model/publication.ts';
import { type Directive, readDirectives } from './directives.ts';
import { ignoreUsed } from './ignore-used.ts';
import type { Rule } from './rule.ts';

/** Applies the decisions of a publication and its authors to findings: levels in `bulletin.yaml`, directives in the files. */
export class FindingPolicy {
  readonly #manuscript: Manuscript;
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #directives: readonly Directive[];
  /** Codes of each directive that suppressed something. */
  readonly #used = new Map<Directive, Set<string>>();

  constructor(manuscript: Manuscript, rules: readonly Rule[]) {
    this.#manuscript = manuscript;
    this.#rules = new Map(rules.map((rule) => [rule.code, rule]));
    this.#directives = readDirectives(manuscript).filter(({ reason }) => reason !== '');
  }

  /** Applies levels and directives to findings. */
  apply(found: readonly Diagnostic[]): Diagnostic[] {
    const levelled = found.flatMap((diagnostic) => {
      const level = this.#isSettable(diagnostic) ? this.#readLevel(diagnostic) : undefined;
      if (level === undefined) return [diagnostic];
      return level === 'off' ? [] : [{ ...diagnostic, severity: level }];
    });
    const ignored = new Set(this.#directives.flatMap((directive) => this.#suppress(directive, levelled)));
    return levelled.filter((diagnostic) => !ignored.has(diagnostic));
  }

  /**
   * Reports directives that suppressed nothing; call after all findings were applied.
   *
   * @param set whether the text was typeset; otherwise findings of typesetting are unknown
   */
  findUnused(set: boolean): Diagnostic[] {
    const unused = this.#directives.flatMap((directive) =>
      directive.codes
        .filter((code) => (this.#rules.has(code) || set) && this.#used.get(directive)?.has(code) !== true)
        .filter((code) => this.#findLevel(directive.place.file, code) !== 'off')
        .map((code) => ({ code, place: directive.place })),
    );
    return this.apply([...ignoreUsed.check({ manuscript: this.#manuscript, settable: [], unused })]);
  }

  /** A publication may set the level of every non-essential rule and of every non-error. */
  #isSettable({ code, severity }: Diagnostic): boolean {
    return this.#rules.get(code)?.settable ?? severity !== 'error';
  }

  #suppress(directive: Directive, found: readonly Diagnostic[]): Diagnostic[] {
    return directive.codes.flatMap((code) => {
      const candidates = found.filter((one) => one.code === code && one.place.file === directive.place.file && this.#isSettable(one));
      const held = candidates.filter(({ place }) => isInReach(directive, place.line, place.endColumn));
      // After text, a directive means the last finding before it.
      const meant = directive.holds === 'before' ? held.sort((a, b) => a.place.endColumn - b.place.endColumn).slice(-1) : held;
      if (meant.length > 0) this.#used.set(directive, (this.#used.get(directive) ?? new Set()).add(code));
      return meant;
    });
  }

  #readLevel({ code, place }: Diagnostic): Level | undefined {
    return this.#findLevel(place.file, code);
  }

  /** Level of a code in a file: the section's, otherwise the publication's. */
  #findLevel(file: string, code: string): Level | undefined {
    const { publication, items } = this.#manuscript;
    const { sections = [], rules: levels } = publication.values;
    const category = items.find((item) => item.file === file)?.values.category;
    const section = category === undefined ? undefined : findSection({ sections }, category);
    return section?.rules[code] ?? levels?.[code];
  }
}

function isInReach({ holds, place }: Directive, line: number, endColumn: number): boolean {
  if (holds === 'before') return line === place.line && endColumn <= place.column;
  return line >= holds.from && line <= holds.to;
}
