export interface PosterOf {
  city: string;
  token: string;
}

/** What the QR code of a poster says, read whichever address the service had when it was printed. */
export function readPoster(code: string): PosterOf | undefined {
  const found = /\/poster\/([^/?#]+)\/([A-Za-z0-9_-]{22})$/.exec(code.trim());
  const [, city, token] = found ?? [];
  return city && token ? { city: decodeURIComponent(city), token } : undefined;
}
