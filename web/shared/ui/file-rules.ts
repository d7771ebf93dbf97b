/** What kind of file is wanted, and how large it may be. */
export interface FileRules {
  /** Endings such as '.csv', in small letters. */
  endings: readonly string[];
  mostBytes: number;
}

export type FileFault = 'kind' | 'size' | 'empty';

/** What is wrong with a file before it is even sent; what is in it the service judges. */
export function faultOf({ name, size }: { name: string; size: number }, rules: FileRules): FileFault | undefined {
  if (!rules.endings.some((ending) => name.toLowerCase().endsWith(ending))) return 'kind';
  if (size === 0) return 'empty';
  return size > rules.mostBytes ? 'size' : undefined;
}

/** 1536 -> 1.5 KB, as people's computers write it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [unit, size] = bytes < 1024 ** 2 ? ['KB', bytes / 1024] : ['MB', bytes / 1024 ** 2];
  return `${Math.round(size * 10) / 10} ${unit}`;
}
