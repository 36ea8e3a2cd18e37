#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { launch } from '../dist/launch.js';

await launch(fileURLToPath(new URL('../dist/cli.cjs', import.meta.url)));
