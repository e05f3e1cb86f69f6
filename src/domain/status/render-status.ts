import type { StatusDocument } from './status-document.ts';

/** The text of `status.json`. */
export function renderStatusJson(document: StatusDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
