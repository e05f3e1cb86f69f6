import type { ContractCase } from '../contract-case.ts';
import { accessCases } from './access.ts';
import { createCases } from './create.ts';
import { deleteCases } from './delete.ts';
import { discoveryCases } from './discovery.ts';
import { listCases } from './list.ts';
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
];
