export const evidenceTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type EvidenceType = (typeof evidenceTypes)[number];

/** How files of each type begin: ISO 32000 (PDF), ISO/IEC 15948 (PNG), ITU-T T.81 (JPEG). */
const BEGINNINGS: Record<EvidenceType, Buffer> = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
};

/** The type of a file by its content; undefined for any other. A name proves nothing. */
export function evidenceTypeOf(content: Buffer): EvidenceType | undefined {
  return evidenceTypes.find((type) => content.subarray(0, BEGINNINGS[type].length).equals(BEGINNINGS[type]));
}
