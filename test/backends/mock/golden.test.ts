/** Golden folders, and what can and cannot be done with what is generated. */
import { join } from 'node:path';
import { mockBackend } from '../../../src/backends/mock/backend.ts';
import { testGoldenCases } from '../../support/golden.ts';
import { testProjectUses } from '../typescript/generated-uses.ts';

const goldenFolder = join(import.meta.dirname, 'golden');

testGoldenCases(mockBackend, goldenFolder);
testProjectUses(mockBackend, goldenFolder);
