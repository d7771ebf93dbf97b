const FIXED = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** For what is no page: nothing may be loaded or run in its name, and nobody may frame it. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Only what this very service serves, and no script or style written into the page. */
const OF_A_PAGE = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** For a page of ours. */
export const PAGE_POLICY = policy(OF_A_PAGE);

/**
 * For the screens, which may also compile the reader of QR codes, work without a connection, be installed, and show
 * pictures and the camera as the browser itself holds them. Each of their files carries it, since a worker has the
 * policy of its own file.
 */
export const SCREEN_POLICY = policy({
  ...OF_A_PAGE,
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob:",
});

/** The page of the screens may ask for the camera, to scan a code. */
export const SCREEN_PERMISSIONS = 'camera=(self), geolocation=(), microphone=()';

const OF_EACH_ANSWER = { ...FIXED, 'Content-Security-Policy': NOTHING, 'Cache-Control': 'no-store' };
const OVER_HTTPS = { ...OF_EACH_ANSWER, 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' };

/**
 * What every answer carries. A page sets the policy of pages in place of the strictest one; only what is not about
 * anybody says that it may be kept.
 */
export function securityHeaders(https: boolean): Readonly<Record<string, string>> {
  return https ? OVER_HTTPS : OF_EACH_ANSWER;
}

function policy(parts: Record<string, string>): string {
  return Object.entries(parts)
    .map(([what, from]) => `${what} ${from}`)
    .join('; ');
}
