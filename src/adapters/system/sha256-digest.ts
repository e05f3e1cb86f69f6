import { hash } from 'node:crypto';

/** 160 of SHA-256's 256 bits: far from any collision, and short enough to read in an inventory. */
const HEX_CHARS = 40;

/** A `Digest` (domain/shared/digest.ts): the first 160 bits of SHA-256 over the text in UTF-8, in lower-case hex. */
export function sha256Digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, HEX_CHARS);
}
