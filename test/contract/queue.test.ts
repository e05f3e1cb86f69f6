import { memoryQueueRig } from '../support/memory-queue-rig.ts';
import { describeQueueContract } from './queue-contract.ts';

describeQueueContract('in process', async ({ limit }) => memoryQueueRig(limit));
