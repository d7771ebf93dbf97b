import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwind from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { FIRST_FILES, walletAhead } from './first-load.ts';
import { precacheOf } from './precache.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The service to which `vite` passes requests while screens are being written. */
const SERVICE = process.env.SANKYU_API ?? 'http://localhost:3000';

/** What opens without a line: the wallet and the till. */
const precache = precacheOf([
  here('features/employee/'),
  here('features/merchant/'),
  here('app/shell/employee-frame.tsx'),
  here('app/shell/shop-frame.tsx'),
]);

export default defineConfig({
  root: here('.'),
  cacheDir: process.env.VITE_CACHE ?? here('../node_modules/.vite'),
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // Libraries mark what is for browsers alone; here everything is.
    rolldownOptions: { checks: { moduleLevelDirective: false }, output: { codeSplitting: FIRST_FILES } },
    // One sheet, fetched with the page: a part never waits for a sheet of its own.
    cssCodeSplit: false,
  },
  server: { proxy: { '/api': SERVICE, '/health': SERVICE } },
  plugins: [
    tailwind(),
    // Of the words that come with the components only ours are kept.
    { ...optimizeLocales.vite({ locales: ['ja-JP', 'en-US'] }), enforce: 'pre' as const },
    precache.plugin,
    walletAhead,
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      includeManifestIcons: false,
      manifest: {
        id: '/home',
        name: 'サンキュー',
        short_name: 'サンキュー',
        description: 'ありがとうクーポン',
        lang: 'ja',
        start_url: '/home',
        scope: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#ffffff',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['index.html', 'icon.svg', 'assets/*.{js,css}'],
        manifestTransforms: [precache.keepWanted],
        inlineWorkboxRuntime: true,
        cleanupOutdatedCaches: true,
        // An address of the service is never answered from the device, and never kept there: a balance that looks new
        // but is not would be worse than none.
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|health|metrics)(\/|$)/, /\.[a-z0-9]+$/i],
      },
    }),
  ],
});
