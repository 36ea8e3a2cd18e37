/** Every backend, in the order of the help. */
import { agentBackend } from '../backends/agent/backend.ts';
import { clientBackend } from '../backends/client/backend.ts';
import { introspectionBackend } from '../backends/introspection/backend.ts';
import { jsonSchemaBackend } from '../backends/json-schema/backend.ts';
import { markdownBackend } from '../backends/markdown/backend.ts';
import { mockBackend } from '../backends/mock/backend.ts';
import { typescriptBackend } from '../backends/typescript/backend.ts';
import type { Backend } from '../codegen/backend.ts';

/** What `--target` and `targets` of the configuration may name. */
export const backends: readonly Backend[] = [
  typescriptBackend, jsonSchemaBackend, markdownBackend, introspectionBackend, clientBackend, agentBackend, mockBackend,
];
