/** Reads the QR code in a picture. */
export interface Decoder {
  /** @returns what the code says, or undefined where none is to be seen */
  read(picture: HTMLVideoElement): Promise<string | undefined>;
}

/** The browser's own reader where it knows QR codes; otherwise ours, which is fetched only then. */
export async function loadDecoder(): Promise<Decoder> {
  const { nativeDecoder } = await import('./native-decoder');
  return (await nativeDecoder()) ?? (await import('./wasm-decoder')).wasmDecoder();
}
