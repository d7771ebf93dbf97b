import { StreamableFile } from '@nestjs/common';
import type { HttpReply } from '../http/request.js';
import { type FileFormat, fileOf, type Report, type ReportFile } from './report-file.js';

/** Answers a report as a file to be kept under its own name. */
export async function sendReport(report: Report, format: FileFormat, reply: HttpReply): Promise<StreamableFile> {
  return sendFile(await fileOf(report, format), reply);
}

export function sendFile({ name, mediaType, bytes }: ReportFile, reply: HttpReply): StreamableFile {
  reply.header('Content-Type', mediaType);
  reply.header('Content-Disposition', `attachment; filename="${name}"`);
  return new StreamableFile(bytes, { type: mediaType });
}
