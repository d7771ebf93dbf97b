export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp';

/** A picture without anything that is not needed to show it. */
export interface Picture {
  mediaType: PictureType;
  content: Buffer;
  width: number;
  height: number;
}
