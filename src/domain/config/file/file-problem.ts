import { CONFIG_FILE_CODES, type ConfigFileCodeId } from '../../shared/config-file-codes.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { SourceLocation } from '../../shared/location.ts';

/** A finding in the configuration. `help`: what to do here; the code's own cure when left out. */
export function fileProblem(
  code: ConfigFileCodeId,
  at: SourceLocation,
  pointer: string,
  message: string,
  help?: string,
): Diagnostic {
  const { severity, cure } = CONFIG_FILE_CODES[code];
  const { file, line, column } = at;
  return {
    ...{ code, severity, message, help: help ?? cure, pointer, file, line, column },
    ...{ kind: null, namespace: null, name: null },
  };
}

/** A piece of the file in a message: short, on one line, in quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** Looks like a credential; such a text is never repeated. */
export function looksSecret(text: string): boolean {
  return SECRET_FORMS.some((form) => form.test(text));
}

const SECRET_FORMS = [
  /-----BEGIN [A-Z ]*(PRIVATE KEY|CERTIFICATE)/,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/,
  /\bgh[pousr]_[A-Za-z0-9]{16,}/,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/,
  /\bclient-(key|certificate)-data\b/,
  /\bapiVersion:\s*v1\b[\s\S]*\bkind:\s*Config\b/,
  /^[A-Za-z0-9+/_-]{80,}={0,2}$/,
];

/** Keys that people write where they look for a place for a secret. */
export const SECRET_KEYS: ReadonlySet<string> = new Set([
  'token',
  'password',
  'secret',
  'kubeconfig',
  'kubeconfig-text',
  'credentials',
  'key',
  'private-key',
]);
