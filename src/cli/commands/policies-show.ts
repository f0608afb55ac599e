import type { Options } from '../program.ts';
import type { Session } from '../session.ts';

export async function policiesShow(_session: Session, _positionals: readonly string[], _options: Options): Promise<number> {
  throw new Error('not built yet');
}
