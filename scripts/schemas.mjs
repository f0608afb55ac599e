/* Writes the JSON Schemas of policy files, from the built command, to policies/schemas/. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

for (const kind of ['measure', 'document', 'vocabulary', 'figures', 'derived', 'families', 'regions']) {
  const schema = execFileSync(process.execPath, ['bin/suance.js', 'policies', 'schema', kind], { encoding: 'utf8' });
  writeFileSync(`policies/schemas/${kind}.schema.json`, schema);
}
