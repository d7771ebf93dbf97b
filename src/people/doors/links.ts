import { publicBase } from '../../http/public-base.js';

/** The secret stands behind the #, which no browser sends and no server writes into a log. */
export function linkTo(page: string, secret: string): string {
  return `${publicBase()}/${page}#${secret}`;
}
