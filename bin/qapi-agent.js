#!/usr/bin/env node
'use strict';

const { runGuestAgent } = require('../dist/agent.cjs');

runGuestAgent({ table: require('../dist/agent-table.json'), name: 'qapi-agent', version: require('../package.json').version })
  .then((status) => process.exit(status));
