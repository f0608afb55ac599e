import { YamlFile } from '../policies/yaml.ts';
import { type CaseFile, caseOf, readJsonCase } from './json.ts';

/**
 * Reads a case from JSON or YAML. Either is a mapping of facts, or has one under `facts`, as saved cases and results do.
 * Numbers are taken as written; `null` stands for a fact that is not known.
 * @throws SuanceError `json-malformed`, `yaml-syntax`, `case-not-mapping`, `fact-value-kind`, with their place
 */
export function readCaseFile(text: string, file: string): CaseFile {
  const plain = text.replace(/^\uFEFF/, '');
  if (/^\s*[{[]/.test(plain)) return readJsonCase(plain, { file });
  const yaml = new YamlFile(file, plain);
  return caseOf(yaml.data, (path) => yaml.placeOf(path));
}
