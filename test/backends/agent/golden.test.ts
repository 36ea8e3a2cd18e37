/** Golden folders, and what can and cannot be done with what is generated. */
import { join } from 'node:path';
import { agentBackend } from '../../../src/backends/agent/backend.ts';
import { testGoldenCases } from '../../support/golden.ts';
import { testProjectUses } from '../typescript/generated-uses.ts';

const goldenFolder = join(import.meta.dirname, 'golden');

testGoldenCases(agentBackend, goldenFolder);
testProjectUses(agentBackend, goldenFolder);
