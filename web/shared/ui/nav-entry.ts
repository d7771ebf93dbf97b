import type { ReactNode } from 'react';
import type { Language } from '../i18n/language';

/** A line of a workplace's navigation. */
export interface NavEntry {
  /** Below the workplace's own address; '' is its first screen. */
  to: string;
  label: Record<Language, string>;
  icon?: ReactNode;
  /** Shown only to roles with one of these permissions. */
  permission?: string | readonly string[];
  /** Entries of one heading stand together. */
  group?: Record<Language, string>;
}
