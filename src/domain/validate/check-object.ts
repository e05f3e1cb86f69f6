import type { KindDefinition } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import type { FabricRelease } from '../resource/schema.ts';
import { getOwn } from '../shared/json.ts';
import { childPointer } from '../shared/pointer.ts';
import { closest } from '../shared/suggest.ts';
import { checkMetadata } from './check-metadata.ts';
import { quote } from './describe-value.ts';
import { droppedText, type Emit, finding } from './finding.ts';
import { suggestField } from './suggest-field.ts';
import { walkSpec } from './walk-schema.ts';

/** `status` is left out of manifests; where one is still there it is nobody's mistake. */
const DOCUMENT_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'spec', 'status']);
const SUGGESTED: readonly string[] = ['metadata', 'spec'];

/** Everything that the object alone shows: fields of the document, metadata, the schema of its kind. */
export function checkObject(
  manifest: Manifest,
  definition: KindDefinition,
  release: FabricRelease | undefined,
  emit: Emit,
): void {
  const { object } = manifest;
  let misspelt = false;
  for (const key of Object.keys(object)) {
    if (DOCUMENT_FIELDS.has(key)) continue;
    misspelt ||= closest(key, ['spec']) !== undefined;
    const unknown = { key, siblings: SUGGESTED, place: '', root: definition.spec };
    const text = { message: `the document has no field ${quote(key)}`, help: suggestField(unknown) };
    emit(finding('HHS-4001', childPointer('', key), text, true));
  }
  checkMetadata(manifest, definition, emit);
  const spec = getOwn(object, 'spec');
  if (spec === undefined && (misspelt || !definition.webhooks) && !definition.required.includes('spec'))
    return;
  if ((spec === undefined || spec === null) && definition.required.includes('spec')) {
    const fields = Object.keys(definition.spec.fields).slice(0, 6).join(', ');
    const help = `Add spec with its fields (${fields}).`;
    emit(finding('HHS-4003', '/spec', { message: 'spec is required', help }));
    return;
  }
  if (spec === null) emit(finding('HHS-4017', '/spec', droppedText('spec', definition.spec), true));
  walkSpec(spec, definition.spec, { emit, release });
}
