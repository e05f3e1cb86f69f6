import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** A self-signed certificate for the name, by the openssl command; null where that is missing. */
export function selfSigned(name: string): KeyPair | null {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const names = /^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`;
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ].concat(['-keyout', key, '-out', cert, '-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`]),
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    console.warn(`SKIPPED: tests on TLS as ${name}: the openssl command is missing or failed`);
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
