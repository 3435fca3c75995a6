/**
 * Who answers while a command runs: the person at the terminal, or a test. Questions are in the reader's language and hold no control
 * characters; `src/commands/ask.ts` sees to both. Each one throws Interrupted when the person calls off (Ctrl-C, Esc, the end of the input).
 */
export interface Asker {
  /** A line of text, trimmed. */
  text(question: TextQuestion): Promise<string>;
  /** One of a list; the answer is its `value`. */
  choose(question: ChoiceQuestion): Promise<string>;
  /** Yes or no. */
  confirm(question: string): Promise<boolean>;
  /** Something to read before the next question; may have several lines. */
  tell(text: string): void;
}

/** Asks for a line of text. */
export interface TextQuestion {
  readonly question: string;
  /** What is taken when nothing is typed; shown. Left out, an empty answer is given to `refuse` as it is. */
  readonly otherwise?: string | undefined;
  /** Shown greyed while nothing is typed. */
  readonly example?: string | undefined;
  /** Why an answer cannot be, or null; it is asked again then. */
  readonly refuse?: ((answer: string) => string | null) | undefined;
}

/** Asks for one of a list. */
export interface ChoiceQuestion {
  readonly question: string;
  readonly choices: readonly Choice[];
  /** Whether typed text means a choice. With it the list narrows while one types; without it, arrow keys alone choose. */
  readonly means?: ((typed: string, value: string) => boolean) | undefined;
}

/** One of a list. */
export interface Choice {
  readonly value: string;
  /** Shown in place of the value. */
  readonly label?: string | undefined;
  /** A few words beside it. */
  readonly hint?: string | undefined;
}

/** How questions are shown. */
export interface AskerStyle {
  readonly language: 'zh' | 'en';
  readonly colour: boolean;
}
