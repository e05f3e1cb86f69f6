import type { ContractCase } from '../contract-case.ts';
import { accessCases } from './access.ts';
import { applyCases } from './apply.ts';
import { applyRefusalCases } from './apply-refusals.ts';
import { builtInCases } from './built-in-kinds.ts';
import { conflictCases } from './conflicts.ts';
import { createCases } from './create.ts';
import { defaultingCases } from './defaulting.ts';
import { deleteCases } from './delete.ts';
import { discoveryCases } from './discovery.ts';
import { listCases } from './list.ts';
import { mergePatchCases } from './merge-patch.ts';
import { metadataCases } from './metadata.ts';
import { ownershipCases } from './ownership.ts';
import { schemaCases } from './schema.ts';
import { statusCases } from './status.ts';
import { updateCases } from './update.ts';
import { watchCases } from './watch.ts';

export const contractCases: readonly ContractCase[] = [
  ...discoveryCases,
  ...accessCases,
  ...createCases,
  ...listCases,
  ...watchCases,
  ...updateCases,
  ...deleteCases,
  ...applyCases,
  ...ownershipCases,
  ...mergePatchCases,
  ...schemaCases,
  ...metadataCases,
  ...statusCases,
  ...builtInCases,
  ...applyRefusalCases,
  ...conflictCases,
  ...defaultingCases,
];
