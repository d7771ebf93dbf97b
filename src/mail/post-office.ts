import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { DemoMode } from './demo-mode.js';
import type { Letter } from './letter.js';
import { MailFolder } from './mail-folder.js';
import { MailSettings, type SmtpServer } from './mail-settings.js';

const CONNECTING_MS = 15_000;
/** For each answer of the server; RFC 5321 (4.5.3.2) would have clients wait for minutes, which no other letter should. */
const ANSWERING_MS = 60_000;
const CONNECTIONS = 3;

/**
 * Where letters leave the house: by SMTP, or into a folder where no mail server was set. Those of a rehearsal never leave
 * it: whoever practises, with whatever addresses, writes to nobody.
 */
@Injectable()
export class PostOffice implements OnModuleDestroy {
  private readonly smtp: Transporter | undefined;
  private readonly writing = createTransport({ streamTransport: true, buffer: true });

  constructor(
    private readonly settings: MailSettings,
    private readonly demo: DemoMode,
    private readonly folder: MailFolder,
  ) {
    this.smtp = settings.smtp && smtpTransport(settings.smtp);
  }

  onModuleDestroy(): void {
    this.smtp?.close();
  }

  /** Hands the letter over. @throws what nodemailer throws, with `code` and `responseCode` */
  async send(letter: Letter): Promise<void> {
    const demo = await this.demo.runs();
    const mail = this.mailOf(letter);
    if (this.smtp && !demo && !letter.rehearsal) {
      await this.smtp.sendMail(mail);
    } else {
      const { message } = await this.writing.sendMail(mail);
      await this.folder.keep(letter, message as Buffer, demo);
    }
  }

  private mailOf({ id, to, subject, text, html, unsubscribeUrl, createdAt }: Letter): SendMailOptions {
    const { name, address } = this.settings.from;
    return {
      from: { name, address },
      // As an object it is never split at commas, nor read as a name with an address.
      to: { name: '', address: to },
      subject,
      text,
      ...(html === undefined ? {} : { html }),
      // The same at each attempt, so that a letter sent twice is shown once.
      messageId: `<${id}@${address.split('@')[1]}>`,
      date: createdAt,
      headers: {
        // RFC 3834: nobody's holiday notice needs to answer.
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribeUrl === undefined
          ? {}
          : {
              'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }
}

function smtpTransport({ host, port, tls, user, password, ca }: SmtpServer): Transporter {
  return createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    connectionTimeout: CONNECTING_MS,
    greetingTimeout: CONNECTING_MS,
    socketTimeout: ANSWERING_MS,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
  });
}
