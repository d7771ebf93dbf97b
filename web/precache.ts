import type { Plugin } from 'vite';

type ManifestEntry = { url: string };

/**
 * Which of the built files are kept on a device: those of the parts in `folders`, with all that they stand on. What
 * only other parts need, such as the city's charts, is never fetched for it.
 */
export function precacheOf(folders: readonly string[]) {
  const wanted = new Set<string>();
  const plugin: Plugin = {
    name: 'sankyu:precache',
    generateBundle(_options, bundle) {
      const take = (name: string): void => {
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk' || wanted.has(name)) return;
        wanted.add(name);
        // The first chunk leads to every part; the others only to what they show.
        for (const next of [...chunk.imports, ...(chunk.isEntry ? [] : chunk.dynamicImports)]) take(next);
      };
      for (const [name, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk') continue;
        if (chunk.isEntry || chunk.moduleIds.some((id) => folders.some((folder) => id.startsWith(folder)))) take(name);
      }
    },
  };
  const keepWanted = async <E extends ManifestEntry>(manifest: E[]) => ({
    manifest: manifest.filter(({ url }) => !url.endsWith('.js') || wanted.has(url)),
  });
  return { plugin, keepWanted };
}
