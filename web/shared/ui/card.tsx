import type { ReactNode } from 'react';

export function Card({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'quiet' | 'brand' }) {
  const ground = {
    plain: 'border-solid-gray-300 bg-white',
    quiet: 'border-transparent bg-solid-gray-50',
    brand: 'border-brand-100 bg-brand-50',
  }[tone];
  return <div className={`flex min-w-0 flex-col gap-3 rounded-12 border p-4 sm:p-6 ${ground}`}>{children}</div>;
}
