import {
  applyMutants,
  applyRefusalMutants,
  atomicMutants,
  conflictMutants,
  ownershipMutants,
} from './mutants/apply.ts';
import {
  accessMutants,
  createMutants,
  deleteMutants,
  discoveryMutants,
} from './mutants/discovery-and-access.ts';
import { listMutants, watchMutants } from './mutants/list-and-watch.ts';
import {
  builtInMutants,
  defaultingMutants,
  schemaMutants,
  statusMutants,
} from './mutants/schema-and-status.ts';
import { mergePatchMutants, metadataMutants, updateMutants } from './mutants/update.ts';
import type { Mutant } from './mutants/wire.ts';

/** For every case, by its id, a server with one fault that the case must find. */
export const mutations: Readonly<Record<string, Mutant>> = {
  ...discoveryMutants,
  ...accessMutants,
  ...createMutants,
  ...listMutants,
  ...watchMutants,
  ...updateMutants,
  ...deleteMutants,
  ...applyMutants,
  ...applyRefusalMutants,
  ...conflictMutants,
  ...ownershipMutants,
  ...mergePatchMutants,
  ...schemaMutants,
  ...defaultingMutants,
  ...metadataMutants,
  ...statusMutants,
  ...atomicMutants,
  ...builtInMutants,
};
