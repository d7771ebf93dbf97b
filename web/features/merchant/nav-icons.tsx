import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const TillIcon = () => (
  <Icon>
    <path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 8h3v3H8zM13 13h3v3h-3zM13 8h3M8 15v1" />
  </Icon>
);

export const ListIcon = () => (
  <Icon>
    <path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01" />
  </Icon>
);

export const MoneyIcon = () => (
  <Icon>
    <path d="m7 4 5 7 5-7M12 11v9M8 13h8M8 17h8" />
  </Icon>
);

export const CertificateIcon = () => (
  <Icon>
    <path d="M12 3a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM9 14l-1 7 4-2 4 2-1-7M10 9l1.5 1.5L14 8" />
  </Icon>
);

export const ShopIcon = () => (
  <Icon>
    <path d="M4 10v9a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-9M3 9l2-5h14l2 5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0zM10 20v-5h4v5" />
  </Icon>
);
