#!/usr/bin/env node
'use strict';

const { runGuestAgent } = require('../dist/agent.cjs');
const table = require('../dist/agent-table.cjs');

runGuestAgent({ table, name: 'qapi-agent', version: require('../package.json').version })
  .then((status) => process.exit(status));
