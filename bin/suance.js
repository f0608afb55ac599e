#!/usr/bin/env node
import '../dist/suance.js';
