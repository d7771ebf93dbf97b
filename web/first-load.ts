import type { Plugin } from 'vite';

/** What each workplace stands on, and what the wallet adds: few files, since each one waits for its turn on the line. */
const EVERYWHERE =
  /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|openapi-[a-z-]+)\/|\/web\/shared\/(api|session|i18n|format)\/|\/web\/shared\/ui\/(button|button-look|choice-field|empty|link|loaded|loading|nav-entry|notice|page|problem-notice|section|status-tag|toast)(\.texts)?\.tsx?$|\/web\/app\/shell\/(account-menu|city-day|confirm-first-loader|era-choice|folding|home\.page|language-choice|may-show|offline-notice|opening|page-bar|pwa-later|root|shell\.texts|skip-link|tab-nav|workplace)\.tsx?$/;
const WALLET = /\/web\/(app\/shell\/employee-frame|features\/employee\/routes)\.tsx$/;

export const FIRST_FILES = {
  groups: [
    { name: 'first', test: EVERYWHERE, priority: 2 },
    { name: 'wallet', test: WALLET, priority: 1 },
  ],
};

/** A phone begins to fetch the wallet with the page, not when the program has found out that it is wanted. */
export const walletAhead: Plugin = {
  name: 'sankyu:wallet-ahead',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.values(bundle ?? {})
        .filter((file) => file.type === 'chunk' && file.name === 'wallet')
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head' as const,
        })),
  },
};
