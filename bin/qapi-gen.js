#!/usr/bin/env node
import module from 'node:module';

// Node 22 and newer keep the compiled code from one run to the next.
module.enableCompileCache?.();

const { runProcess } = await import('../dist/cli.js');
await runProcess();
