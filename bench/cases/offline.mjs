import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { sha256Digest } from '../../lib/adapters/system/sha256-digest.js';
import { generateCrd } from '../../lib/domain/fabric/crd.js';
import { fabricRegistry } from '../../lib/domain/fabric/registry.js';
import { parseFiles } from '../../lib/domain/parse/parse-files.js';
import { FABRIC_RELEASES } from '../../lib/domain/resource/schema.js';
import { checkObject } from '../../lib/domain/validate/check-object.js';
import { alternate, median } from '../support/measure.mjs';
import { compiledCli, findProgram, runProgram } from '../support/process.mjs';
import { sourceSettings } from '../support/product.mjs';
import { absentRow, ratioRow, valueRow } from '../support/report.mjs';

const parseOnce = fileURLToPath(new URL('../support/parse-once.mjs', import.meta.url));

const parseOptions = { registry: fabricRegistry, limits: sourceSettings.limits, digest: sha256Digest };

/** Parsing alone, files in memory, against the YAML library on the same text. */
export async function benchParse(fabric, rounds) {
  const times = await alternate(
    {
      floor: () => {
        for (const { text } of fabric.files) for (const one of parseAllDocuments(text)) one.toJS();
      },
      ours: () => {
        const { manifests } = parseFiles(fabric.files, parseOptions);
        if (manifests.length !== fabric.size)
          throw new Error(`${manifests.length} of ${fabric.size} manifests`);
      },
    },
    { rounds, warmUps: 2, enoughMs: 2_000, mostRounds: 15 },
  );
  const { size } = fabric;
  const note = 'floor: the YAML library alone';
  return [
    ratioRow({ name: 'parse', size, ...times, budget: parseBudget, note }),
    ratioRow({
      name: 'parse, first of its process',
      size,
      ...(await firstParses(fabric, rounds)),
      budget: parseBudget,
      note: 'the same, nothing compiled yet',
    }),
  ];
}

/** Own code stands in for a library here: it has to be worth it. */
const parseBudget = 0.3;

/** What one parse takes that nothing went before, each in a process of its own, without the start of that. */
async function firstParses(fabric, rounds) {
  const times = { floor: [], ours: [] };
  const first = async (side) => {
    const { text } = await runProgram(process.execPath, [parseOnce, side, fabric.path]);
    return Number(text);
  };
  for (let round = 0; round < Math.max(rounds, 5); round += 1) {
    times.ours.push(await first('ours'));
    times.floor.push(await first('library'));
  }
  return times;
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
  const once = { rounds, warmUps: 0, mostRounds: rounds };
  const schema = await alternate({ ours: schemaPart(fabric) }, once);
  const both = await alternate({ ours: () => schemaPart(fabric)() }, once);
  const wholeNote = 'all of ours, theirs is schema only, no lines';
  const partNote = 'our schema checks of parsed manifests';
  return [
    ...rows,
    ratioRow({ name, size, ...times, note: wholeNote }),
    ratioRow({
      name: 'schema part against kubeconform',
      size,
      ...schema,
      floor: times.floor,
      budget: 1,
      note: partNote,
    }),
    ratioRow({
      name: 'parse and schema against kubeconform',
      size,
      ...both,
      floor: times.floor,
      budget: 1,
      note: 'the same and parsing, files in memory',
    }),
  ];
}

/** What of our validation kubeconform does, too: fields, types, bounds, metadata. Manifests are parsed apart. */
function schemaPart(fabric) {
  const { manifests } = parseFiles(fabric.files, parseOptions);
  return () => {
    let found = 0;
    for (const manifest of manifests) {
      const kind = fabricRegistry.find(manifest.id.group, manifest.id.kind);
      checkObject(manifest, kind, FABRIC_RELEASES.at(-1), () => {
        found += 1;
      });
    }
    if (found > 0) throw new Error(`${found} findings in a valid fabric`);
  };
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
