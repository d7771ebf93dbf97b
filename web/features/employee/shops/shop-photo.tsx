import { useState } from 'react';

interface Props {
  address: string | null;
  alt: string;
  /** Said in its place where there is none. */
  none?: string;
  large?: boolean;
}

/** The shop's photo as the city has it, or a place for it. */
export function ShopPhoto({ address, alt, none, large = false }: Props) {
  const [broken, setBroken] = useState(false);
  const size = large ? 'h-48 w-full' : 'size-20 shrink-0 rounded-8';
  if (address && !broken)
    return (
      <img
        src={address}
        alt={alt}
        loading={large ? 'eager' : 'lazy'}
        onError={() => setBroken(true)}
        className={`${size} bg-solid-gray-100 object-cover`}
      />
    );
  return (
    <div
      className={`${size} grid place-content-center justify-items-center gap-1 bg-solid-gray-100 text-solid-gray-700`}
    >
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        className="size-10 fill-none stroke-current stroke-[1.5] [stroke-linecap:round] [stroke-linejoin:round]"
      >
        <path d="M5 10v10h14V10M3 9l2-5h14l2 5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0zM10 20v-5h4v5" />
      </svg>
      {none && <span className="text-sm">{none}</span>}
    </div>
  );
}
