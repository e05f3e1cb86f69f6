import type { Manifest } from '../resource/manifest.ts';
import { displayId } from '../resource/object-id.ts';
import type { SourceLocation } from '../shared/location.ts';
import type { Harvest, IgnoredDocument, ParseOptions } from './document-context.ts';
import { type DocumentRange, TreeCache } from './field-locator.ts';
import { findDuplicates } from './find-duplicates.ts';
import { PARSE_CODES, type ParseCodeId } from './parse-codes.ts';
import type { ParseResult } from './parse-result.ts';
import { readDocument } from './read-document.ts';
import { createSourceText, locationAt, type SourceText } from './source-text.ts';
import { splitDocuments } from './split-documents.ts';

/** One file to parse: `path` is relative to the fabric directory, with `/`. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Letters, signs and line feeds only: nothing that a closer look at characters would find. */
const PLAIN_ASCII = /^[\n\x20-\x7e]*$/;

/**
 * Reads the documents of all files. Never throws: what is wrong becomes a diagnostic, and every document ends as exactly
 * one of manifest, skipped or unreadable. Of documents that define the same object the first stays, the later ones are
 * unreadable. Positions of fields are found when they are asked for.
 */
export function parseFiles(files: readonly TextFile[], options: ParseOptions): ParseResult {
  const harvest: Harvest = { manifests: [], skipped: [], diagnostics: [], unreadable: [], ignored: [] };
  const cache = new TreeCache(options.limits.maxDepth);
  for (const file of files) parseFile(file, options, harvest, cache);
  return withoutDuplicates(harvest);
}

function parseFile(file: TextFile, options: ParseOptions, harvest: Harvest, cache: TreeCache): void {
  const { limits } = options;
  const source = createSourceText(file.path, file.text);
  if (file.text.length > limits.maxFileBytes) {
    const message = `${file.path} has more than ${limits.maxFileBytes} bytes`;
    refuseFile(harvest, source, 0, 'HHS-3010', message);
    return;
  }
  const isAscii = PLAIN_ASCII.test(file.text);
  let documents = 0;
  let listed = 0;
  for (const { start, end, content } of splitDocuments(file.text)) {
    if (content === 'nothing') continue;
    if (listed >= limits.maxDocumentsPerFile) {
      const message = `${file.path} has more than ${limits.maxDocumentsPerFile} documents`;
      refuseFile(harvest, source, start, 'HHS-3009', message);
      return;
    }
    listed += 1;
    if (content === 'comment') {
      const { line } = locationAt(source, start);
      harvest.skipped.push({
        file: file.path,
        line,
        reason: 'empty',
        detail: 'the document holds only comments',
      });
      continue;
    }
    const range: DocumentRange = { source, start, end };
    readDocument({ options, harvest, cache, range, document: documents, isAscii });
    documents += 1;
  }
  if (listed === 0) {
    harvest.skipped.push({
      file: file.path,
      line: null,
      reason: 'empty',
      detail: 'the file holds no document',
    });
  }
}

function refuseFile(
  harvest: Harvest,
  source: SourceText,
  offset: number,
  code: ParseCodeId,
  message: string,
): void {
  const { severity, cure } = PARSE_CODES[code];
  const place = locationAt(source, offset);
  const nobody = { kind: null, namespace: null, name: null };
  harvest.diagnostics.push({ code, severity, message, help: cure, pointer: '', ...nobody, ...place });
  harvest.unreadable.push({ file: source.file, line: place.line, ...nobody });
}

/** A document that defines an object: a manifest, or one that opts the object out. */
type Definition = Manifest | IgnoredDocument;

function withoutDuplicates(harvest: Harvest): ParseResult {
  const dropped = new Set<Definition>();
  for (const { later, first } of findDuplicates<Definition>([...harvest.manifests, ...harvest.ignored])) {
    if (optsOut(later) && optsOut(first)) continue;
    dropped.add(later);
    reportDuplicate(harvest, later, first);
  }
  const manifests = harvest.manifests.filter((manifest) => !dropped.has(manifest));
  const ignored = new Set(harvest.ignored.map(({ key }) => key));
  const { skipped, diagnostics, unreadable } = harvest;
  return { manifests, skipped, diagnostics, unreadable, ignored: [...ignored] };
}

function optsOut(definition: Definition): definition is IgnoredDocument {
  return !('fields' in definition);
}

function placeOf(definition: Definition): SourceLocation {
  if (!optsOut(definition)) return definition.fields.at('/metadata/name');
  const { file, line, column } = definition;
  return { file, line, column };
}

function reportDuplicate(harvest: Harvest, later: Definition, first: Definition): void {
  const code: ParseCodeId = 'HHS-3040';
  const { kind, namespace, name } = later.id;
  const other = placeOf(first);
  const what = optsOut(later) ? ', which this document opts out' : '';
  harvest.diagnostics.push({
    code,
    severity: PARSE_CODES[code].severity,
    message: `${displayId(later.id)} is defined in ${first.file}:${first.line} already${what}`,
    help: `Keep one of ${first.file}:${first.line} and ${later.file}:${later.line}, or rename one of them.`,
    pointer: '/metadata/name',
    kind,
    namespace,
    name,
    ...placeOf(later),
    related: [{ ...other, message: `${displayId(first.id)} is defined here as well` }],
  });
  if (!optsOut(later)) harvest.unreadable.push({ file: later.file, line: later.line, kind, namespace, name });
}
