import { type CaseOptions, type CaseSettings, caseSettings, type Standing } from '../cases/assemble.ts';
import type { LocalityFile } from '../policies/locality/model.ts';
import type { PolicySet, Subject } from '../policies/set.ts';
import { type Place, SuanceError } from '../values/problem.ts';
import { localityPath, requireSound } from './config.ts';
import type { Session } from './session.ts';
import type { Texts } from './texts/texts.ts';

/**
 * Settings of cases from the options and from what the user has set once: the locality file and the region.
 * @param subject what the cases are of, where that is known
 * @throws SuanceError for faults of the options, of the settings and of the locality file
 */
export async function settingsFor(
  session: Session,
  set: PolicySet,
  options: CaseOptions & { readonly locality?: string | undefined },
  subject: Subject | null = null,
): Promise<CaseSettings> {
  return caseSettings(set, options, subject, await openStanding(session, set, options.locality));
}

/**
 * What the user has set once. A locality file named by option goes before that of the settings; a region of the settings
 * before that of the file, unless the file is named for this run and of another place.
 * @throws SuanceError for faults of the settings and of the locality file
 */
export async function openStanding(session: Session, set: PolicySet, option: string | undefined): Promise<Standing> {
  const { config } = session;
  requireSound(config);
  const path = option ?? localityPath(config);
  const place = option === undefined ? (config.settings.locality?.place ?? {}) : { option: '--locality' };
  const locality = path === null ? null : await openLocality(path, set, place);
  return { locality, region: standingRegion(session, set, locality, option !== undefined) };
}

/**
 * Reads a locality file.
 * @param place who names the file
 * @throws SuanceError with every fault, each with its place in the file; where there is no file, with who names it
 */
export async function openLocality(path: string, set: PolicySet, place: Place): Promise<LocalityFile> {
  // The readers of YAML and of schemas are loaded only where there is such a file.
  const { readLocality } = await import('../policies/locality/read.ts');
  try {
    return readLocality(path, path, { vocabulary: set.vocabulary(), regions: set.regions() });
  } catch (error) {
    if (error instanceof SuanceError && error.problem.place.file === undefined) throw error.at(place);
    throw error;
  }
}

function standingRegion(
  { config }: Session,
  set: PolicySet,
  locality: LocalityFile | null,
  named: boolean,
): Standing['region'] {
  const { region } = config.settings;
  const own = region === undefined ? null : findRegion(region.value, set, region.place);
  const elsewhere = named && own !== null && !set.regions().chain(own).includes(locality!.region);
  if (own !== null && !elsewhere) return { code: own, from: 'config' };
  return locality && { code: locality.region, from: 'locality' };
}

function findRegion(text: string, set: PolicySet, place: Place): string {
  try {
    return set.regions().find(text).code;
  } catch (error) {
    if (error instanceof SuanceError) throw error.at(place);
    throw error;
  }
}

/** A region for a reader: its name and code. */
export function regionText(code: string, set: PolicySet, { language }: Texts): string {
  const label = set.regions().get(code)?.label[language];
  return label === undefined ? code : `${label} ${code}`;
}

/** That a case names no region, and which it has instead. */
export function regionNote({ standingRegion, set }: CaseSettings, texts: Texts): string {
  const { code, from } = standingRegion!;
  return texts.locality.regionTaken[from](regionText(code, set, texts));
}
