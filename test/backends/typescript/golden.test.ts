/** Golden folders, and what can and cannot be done with what is expected. */
import { join } from 'node:path';
import { typescriptBackend } from '../../../src/backends/typescript/backend.ts';
import { testGoldenCases } from '../../support/golden.ts';
import { testExpectedUses } from './generated-uses.ts';

const goldenFolder = join(import.meta.dirname, 'golden');

testGoldenCases(typescriptBackend, goldenFolder);
testExpectedUses(goldenFolder);
