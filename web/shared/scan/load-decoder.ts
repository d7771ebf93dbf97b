import type { Decoder } from './decoder';

/** The browser's own reader where it knows QR codes; otherwise ours, which is fetched only then. */
export async function loadDecoder(): Promise<Decoder> {
  const { nativeDecoder } = await import('./native-decoder');
  return (await nativeDecoder()) ?? (await import('./wasm-decoder')).wasmDecoder();
}
