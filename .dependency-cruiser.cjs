/**
 * The directions between the house's rooms (README, "How the house is built").
 * A room that needs another room's work asks through a port in bot/usecases/ports.ts; bot/index.ts fills it.
 */
const edges = ['graph', 'teams', 'identity', 'store', 'days', 'dispatch', 'documents', 'web'];
const sdks =
  '^node_modules/(botbuilder|botframework|@azure|@microsoft|pg|pg-boss|restify|jose|pino|date-holidays|ical-generator)';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-is-pure',
      comment:
        'core holds words and rules: it imports itself, zod, and libraries that only compute (distance of words, dates in words), nothing of node or any SDK',
      severity: 'error',
      from: { path: '^bot/core/' },
      to: {
        pathNot: [
          '^bot/core/',
          '^node_modules/(zod|damerau-levenshtein|@types/damerau-levenshtein|chrono-node)/',
        ],
      },
    },
    {
      name: 'usecases-know-only-core',
      severity: 'error',
      from: { path: '^bot/usecases/' },
      to: { pathNot: ['^bot/(core|usecases)/', '^node_modules/zod/'] },
    },
    ...edges.map((edge) => ({
      name: `${edge}-stands-alone`,
      comment: 'edges meet only in bot/index.ts',
      severity: 'error',
      from: { path: `^bot/${edge}/` },
      to: { path: `^bot/(${edges.filter((other) => other !== edge).join('|')}|index|admin)(/|\\.ts$)` },
    })),
    {
      name: 'sdks-at-the-edges',
      severity: 'error',
      from: { path: '^bot/(core|usecases)/' },
      to: { path: sdks },
    },
    {
      name: 'botbuilder-in-one-room',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/teams/' },
      to: { path: '^node_modules/botbuilder|^node_modules/botframework' },
    },
    {
      name: 'bot-stands-alone',
      severity: 'error',
      from: { path: '^bot/' },
      to: { path: '^(tab|infra|test|manifest)/' },
    },
    {
      name: 'tab-knows-only-core',
      severity: 'error',
      from: { path: '^tab/' },
      to: { path: '^(bot/(?!core/)|infra|test|manifest)' },
    },
    {
      name: 'the-local-tenant-is-the-other-end-of-the-wire',
      severity: 'error',
      from: { path: '^infra/local/' },
      to: { path: '^(bot|tab|test|manifest)/' },
    },
    { name: 'nothing-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.build|^node_modules/.*node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
      // A package of types alone has nothing but these.
      mainFields: ['module', 'main', 'types'],
    },
  },
};
