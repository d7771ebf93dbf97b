/** Reads the QR code in a picture. */
export interface Decoder {
  /** @returns what the code says, or undefined where none is to be seen */
  read(picture: HTMLVideoElement): Promise<string | undefined>;
}
