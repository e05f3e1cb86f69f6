import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { sha256Digest } from '../../lib/adapters/system/sha256-digest.js';
import { generateCrd } from '../../lib/domain/fabric/crd.js';
import { fabricRegistry } from '../../lib/domain/fabric/registry.js';
import { parseFiles } from '../../lib/domain/parse/parse-files.js';
import { FABRIC_RELEASES } from '../../lib/domain/resource/schema.js';
import { alternate, median } from '../support/measure.mjs';
import { compiledCli, findProgram, runProgram } from '../support/process.mjs';
import { sourceSettings } from '../support/product.mjs';
import { absentRow, ratioRow, valueRow } from '../support/report.mjs';

/** Parsing alone, files in memory, against the YAML library on the same text. */
export async function benchParse(fabric, rounds) {
  const options = { registry: fabricRegistry, limits: sourceSettings.limits, digest: sha256Digest };
  const times = await alternate(
    {
      floor: () => {
        for (const { text } of fabric.files) for (const one of parseAllDocuments(text)) one.toJS();
      },
      ours: () => {
        const { manifests } = parseFiles(fabric.files, options);
        if (manifests.length !== fabric.size)
          throw new Error(`${manifests.length} of ${fabric.size} manifests`);
      },
    },
    { rounds, warmUps: 2, enoughMs: 2_000, mostRounds: 15 },
  );
  return [ratioRow({ name: 'parse', size: fabric.size, ...times, note: 'floor: the YAML library alone' })];
}

/** Where the design compares with kubeconform. */
const comparedSize = 3_110;

/** `validate` as a whole process; at one size also kubeconform on the same files. */
export async function benchValidate(fabric, rounds, folder) {
  const { size, path } = fabric;
  const validate = [compiledCli, 'validate', '--path', path, '--output', 'json'];
  const ours = () => runProgram(process.execPath, validate);
  const kubeconform = size === comparedSize ? findProgram('kubeconform') : null;
  const sides =
    kubeconform === null ? { ours } : { ours, floor: kubeconformRun(kubeconform, fabric, folder) };
  const times = await alternate(sides, { rounds, enoughMs: 3_000, mostRounds: 9 });
  const rows = [valueRow({ name: 'validate, whole process', size, ours: times.ours, unit: 'ms' })];
  if (size !== comparedSize) return rows;
  const name = 'validate against kubeconform';
  if (kubeconform === null) return [...rows, absentRow(name, size, 'kubeconform is not installed')];
  return [...rows, ratioRow({ name, size, ...times, budget: 1, note: 'schema only, no lines', gate: false })];
}

/** Time an object at 10,000 against that at 1,000; null unless both were measured. */
export function validateGrowthRow(rows) {
  const perObject = (size) => {
    const row = rows.find((one) => one.name === 'validate, whole process' && one.size === size);
    return row === undefined ? null : row.ours.map((ms) => (ms * 1000) / size);
  };
  const [floor, ours] = [perObject(1_000), perObject(10_000)];
  if (floor === null || ours === null) return null;
  const note = `µs an object, floor: at 1,000 (${median(floor).toFixed(0)})`;
  const name = 'validate, time an object';
  return ratioRow({ name, size: 10_000, floor, ours, budget: 1.25, unit: 'µs', note, gate: false });
}

/** Schemas of our kinds as kubeconform wants them: a JSON schema a kind, closed against unknown fields. */
function kubeconformRun(program, fabric, folder) {
  const schemas = join(folder, 'schemas');
  mkdirSync(schemas, { recursive: true });
  for (const kind of fabricRegistry.kinds) {
    const crd = generateCrd(kind, FABRIC_RELEASES.at(-1));
    const schema = closed(crd.spec.versions[0].schema.openAPIV3Schema);
    writeFileSync(join(schemas, `${kind.kind.toLowerCase()}.json`), JSON.stringify(schema));
  }
  const location = `${schemas}/{{ .ResourceKind }}.json`;
  return () => runProgram(program, ['-strict', '-schema-location', location, fabric.path]);
}

function closed(schema) {
  const { properties } = schema;
  if (properties === undefined) return schema.items ? { ...schema, items: closed(schema.items) } : schema;
  const inside = Object.entries(properties).map(([name, field]) => [
    name,
    name === 'metadata' ? { type: 'object' } : closed(field),
  ]);
  return { ...schema, properties: Object.fromEntries(inside), additionalProperties: false };
}
