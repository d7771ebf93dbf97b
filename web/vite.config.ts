import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwind from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The service to which `vite` passes requests while screens are being written. */
const SERVICE = process.env.SANKYU_API ?? 'http://localhost:3000';

export default defineConfig({
  root: here('.'),
  cacheDir: process.env.VITE_CACHE ?? here('../node_modules/.vite'),
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // Libraries mark what is for browsers alone; here everything is.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: { proxy: { '/api': SERVICE, '/health': SERVICE } },
  plugins: [
    tailwind(),
    // Of the words that come with the components only ours are kept.
    { ...optimizeLocales.vite({ locales: ['ja-JP', 'en-US'] }), enforce: 'pre' as const },
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
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
        // What the wallet and the till need to open without a line; the city's charts and tables are not among it.
        globPatterns: ['index.html', 'assets/{index,employee,merchant,shared,vendor}-*.{js,css}', '*.png', '*.svg'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|health|metrics)\b/],
      },
    }),
  ],
});
