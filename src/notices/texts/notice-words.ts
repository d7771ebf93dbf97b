import type { NoticeFacts } from '../notice-facts.js';
import type { NoticeKind } from '../notice-kinds.js';

/** A notice in words, before it is a letter. */
export interface NoticeWords {
  /** Holds nothing that a person wrote: it is shown on locked phones. */
  subject: string;
  /** Short sentences, one a paragraph. */
  lines: string[];
  /** What somebody else wrote. */
  quote?: string;
}

/** All that is said in one language. */
export interface NoticeTexts {
  kinds: { [K in NoticeKind]: (facts: NoticeFacts[K]) => NoticeWords };
  dear(name: string): string;
  /** Under every letter. */
  from(city: string): string;
  /** Before the link to an account of one's own. */
  welcome: string;
  unsubscribe: string;
  /** The page on which letters of a kind are switched off. */
  page: { title: string; question: string; button: string; done: string };
}
