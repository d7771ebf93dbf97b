import type { NoticeLanguage } from '../notice-kinds.js';
import { en } from './en.js';
import { ja } from './ja.js';
import type { NoticeTexts } from './notice-words.js';

/** The one place with all words that are sent to people. */
export const noticeTexts: Record<NoticeLanguage, NoticeTexts> = { ja, en };
