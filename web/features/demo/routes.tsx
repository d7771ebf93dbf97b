import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'demo', lazy: async () => ({ Component: (await import('./demo.page')).DemoPage }) },
  { path: 'demo/letters', lazy: async () => ({ Component: (await import('./letters.page')).LettersPage }) },
];
