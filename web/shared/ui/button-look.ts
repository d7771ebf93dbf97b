export type ButtonKind = 'primary' | 'secondary' | 'plain' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const ALL =
  'inline-flex items-center justify-center gap-2 rounded-8 border text-center font-bold leading-snug no-underline transition-colors cursor-pointer disabled:cursor-not-allowed aria-busy:cursor-progress';

const KINDS: Record<ButtonKind, string> = {
  primary:
    'border-blue-900 bg-blue-900 text-white hover:border-blue-1000 hover:bg-blue-1000 active:bg-blue-1200 disabled:border-solid-gray-300 disabled:bg-solid-gray-300 disabled:text-solid-gray-700',
  secondary:
    'border-blue-900 bg-white text-blue-900 hover:bg-blue-50 active:bg-blue-100 disabled:border-solid-gray-300 disabled:text-solid-gray-600',
  plain:
    'border-transparent bg-transparent text-blue-900 underline underline-offset-4 hover:bg-blue-50 active:bg-blue-100 disabled:text-solid-gray-600',
  danger:
    'border-red-900 bg-red-900 text-white hover:border-red-1000 hover:bg-red-1000 active:bg-red-1200 disabled:border-solid-gray-300 disabled:bg-solid-gray-300 disabled:text-solid-gray-700',
};

const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-11 px-3 py-1 text-sm',
  md: 'min-h-12 px-4 py-2 text-base',
  lg: 'min-h-16 px-6 py-3 text-lg',
};

/** A button and a link that looks like one look the same. */
export function buttonLook(kind: ButtonKind, size: ButtonSize, wide = false): string {
  return `${ALL} ${KINDS[kind]} ${SIZES[size]} ${wide ? 'w-full' : ''}`;
}
