'use strict';
// A second thread of the command: the same bundle, told what to help with.
const { load } = require('./load.js');

load().thread();
