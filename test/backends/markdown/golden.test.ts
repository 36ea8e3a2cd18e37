/** Golden folders of the target: one for each flavour and for each way of writing documentation. */
import { join } from 'node:path';
import { markdownBackend } from '../../../src/backends/markdown/backend.ts';
import { testGoldenCases } from '../../support/golden.ts';

testGoldenCases(markdownBackend, join(import.meta.dirname, 'golden'));
