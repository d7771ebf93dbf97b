import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory } from '../database/embedded/data-directory.js';
import { isEmail } from '../domain/email.js';
import { mailSettingWrong } from './mail.errors.js';

/** The mail server through which letters go. */
export interface SmtpServer {
  host: string;
  port: number;
  /** TLS from the first byte (smtps:), after STARTTLS (smtp:, without which nothing is sent), or none at all. */
  tls: 'implicit' | 'starttls' | 'none';
  user?: string;
  password?: string;
  /** PEM of the authorities that are trusted beside the well-known ones' place. */
  ca?: string;
}

const SMTP_FORM = 'smtp://[user:password@]host[:587][?starttls=off], smtps://[user:password@]host[:465]';
const FROM_FORM = 'address@example.jp, or Name <address@example.jp>';
const WITHOUT_A_SENDER = 'サンキュー <noreply@localhost.localdomain>';

/** What an operator sets about mail, by environment variables. */
export class MailSettings {
  /** Undefined where letters are written into `folder` instead. */
  readonly smtp: SmtpServer | undefined;
  readonly from: { name: string; address: string };
  readonly folder = join(dataDirectory(), 'mail');

  /**
   * SANKYU_SMTP_URL with SANKYU_MAIL_FROM, and SANKYU_SMTP_CA (a PEM file) where the mail server's certificate is of
   * an authority of one's own.
   *
   * @param mayBeDemo whether the program was started in the way in which it makes a demo city
   * @throws DomainError mail_setting_wrong
   */
  constructor(
    readonly mayBeDemo = false,
    environment: NodeJS.ProcessEnv = process.env,
  ) {
    const { SANKYU_SMTP_URL: url, SANKYU_SMTP_CA: ca, SANKYU_MAIL_FROM: from } = environment;
    this.smtp = url ? smtpServer(url, ca) : undefined;
    if (this.smtp && !from) throw mailSettingWrong('SANKYU_MAIL_FROM', FROM_FORM);
    this.from = sender(from || WITHOUT_A_SENDER);
  }
}

function smtpServer(text: string, ca: string | undefined): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const implicit = url?.protocol === 'smtps:';
  const query = url?.search ?? '';
  if (!url?.hostname || !/^smtps?:$/.test(url.protocol) || !['', '?starttls=off'].includes(query)) {
    throw mailSettingWrong('SANKYU_SMTP_URL', SMTP_FORM);
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (implicit ? 465 : 587)),
    tls: implicit ? 'implicit' : query ? 'none' : 'starttls',
    ...(url.username ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } : {}),
    ...(ca ? { ca: readFileSync(ca, 'utf8') } : {}),
  };
}

function sender(text: string): MailSettings['from'] {
  const [, name, inBrackets] = /^([^<>\p{C}]*?)\s*<([^<>]+)>$/u.exec(text.trim()) ?? [];
  const address = inBrackets ?? text.trim();
  if (!isEmail(address)) throw mailSettingWrong('SANKYU_MAIL_FROM', FROM_FORM);
  return { name: name ?? '', address };
}
