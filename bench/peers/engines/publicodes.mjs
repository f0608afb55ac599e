import Engine from 'publicodes';

/* Rules in YAML (here already read); numbers are floats. */

const RULES = {
  jour: null,
  effectif: null,
  'taux licenciement': null,
  taille: null,
  cotisations: null,
  éligible: {
    'toutes ces conditions': [
      'jour >= 20230809',
      'jour <= 20231231',
      {
        'une de ces conditions': [
          'taux licenciement <= 5.5',
          { 'toutes ces conditions': ['effectif <= 30', 'taux licenciement <= 20'] },
        ],
      },
    ],
  },
  taux: { variations: [{ si: "taille = 'large'", alors: 0.3 }, { sinon: 0.6 }] },
  montant: { 'applicable si': 'éligible', valeur: 'cotisations * taux', arrondi: '2 décimales' },
};

export function prepare() {
  const engine = new Engine(RULES, { warn: false, strict: { situation: true } });
  return (rows) =>
    rows.map(({ day, staff, rate, size, premiums }) => {
      engine.setSituation({
        jour: day,
        effectif: staff,
        'taux licenciement': rate,
        taille: `'${size}'`,
        cotisations: premiums,
      });
      return engine.evaluate('montant').nodeValue;
    });
}
