import type { NoticeKind, NoticeLanguage } from '../notice-kinds.js';
import type { NoticeWords } from '../texts/notice-words.js';

/** A notice that is to be brought to somebody, whichever way. */
export interface Notice {
  cityId: number;
  /** The city's name, for whom it is told. */
  city: string;
  kind: NoticeKind;
  language: NoticeLanguage;
  recipient: { id: string; name: string; email: string; accountId: string | null };
  words: NoticeWords;
  /** Where the recipient makes an account, which he or she does not have yet. */
  welcomeUrl: string | undefined;
  /** Where notices of this kind are ended; undefined for those that cannot be. */
  unsubscribeUrl: string | undefined;
}
