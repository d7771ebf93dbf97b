import type { ReactNode } from 'react';

/** A letter with coupons, a gift, a shop, a bank: each beside the words that say the same. */
export const STEP_PICTURES: readonly ReactNode[] = [
  <Drawing key="arrive">
    <path d="M10 22h44v30H10z" className="fill-white" />
    <path d="M10 22l22 17 22-17M10 22h44v30H10z" />
    <path d="M18 22V9h28v13" className="fill-brand-100" />
    <path d="M26 15h12" />
  </Drawing>,
  <Drawing key="give">
    <path d="M10 28h44v26H10z" className="fill-white" />
    <path d="M7 19h50v11H7z" className="fill-brand-100" />
    <path d="M32 19v35M32 19c-4-12-18-13-18-5 0 5 9 5 18 5Zm0 0c4-12 18-13 18-5 0 5-9 5-18 5Z" />
  </Drawing>,
  <Drawing key="spend">
    <path d="M13 30v24h38V30" className="fill-white" />
    <path d="M9 12h46l4 14a6 6 0 0 1-12 3 8 8 0 0 1-15 0 8 8 0 0 1-15 0 6 6 0 0 1-12-3Z" className="fill-brand-100" />
    <path d="M38 54V39h-9v15" />
  </Drawing>,
  <Drawing key="paid">
    <path d="M8 26 32 10l24 16Z" className="fill-brand-100" />
    <path d="M14 30v18M26 30v18M38 30v18M50 30v18M8 54h48" />
  </Drawing>,
];

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 64 64"
      aria-hidden="true"
      className="size-14 fill-none stroke-brand-700"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}
