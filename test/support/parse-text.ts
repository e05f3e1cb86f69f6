import { createHash } from 'node:crypto';
import { parseFiles, type TextFile } from '../../src/domain/parse/parse-files.ts';
import { DEFAULT_PARSE_LIMITS } from '../../src/domain/parse/parse-limits.ts';
import type { ParseLimits, ParseResult } from '../../src/domain/parse/parse-result.ts';
import type { KindRegistry } from '../../src/domain/resource/kind.ts';
import { getOwn, isJsonObject, type Json } from '../../src/domain/shared/json.ts';
import { sampleRegistry } from './sample-registry.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Parses one text as `fabric.yaml`, or several files, with the sample registry and the default limits. */
export function parseText(
  input: string | readonly TextFile[],
  limits: Partial<ParseLimits> = {},
  registry: KindRegistry = sampleRegistry,
): ParseResult {
  const files = typeof input === 'string' ? [{ path: 'fabric.yaml', text: input }] : input;
  return parseFiles(files, { registry, limits: { ...DEFAULT_PARSE_LIMITS, ...limits }, digest: sha256 });
}

/** A Server manifest with `value` (YAML text) as `spec.description`. */
export function serverWith(value: string, name = 'server-1'): string {
  return `apiVersion: wiring.githedgehog.com/v1beta1\nkind: Server\nmetadata:\n  name: ${name}\nspec:\n  description: ${value}\n`;
}

/** `spec.description` of the only manifest. */
export function onlyValue(result: ParseResult): Json | undefined {
  const spec = result.manifests[0]?.object.spec;
  return isJsonObject(spec) ? getOwn(spec, 'description') : undefined;
}

/** Codes of all diagnostics, in order. */
export function codesOf(result: ParseResult): string[] {
  return result.diagnostics.map(({ code }) => code);
}

/** How many documents ended in each way. */
export function endings(result: ParseResult): { manifests: number; skipped: number; unreadable: number } {
  return {
    manifests: result.manifests.length,
    skipped: result.skipped.length,
    unreadable: result.unreadable.length,
  };
}
