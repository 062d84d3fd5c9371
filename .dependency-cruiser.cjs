/** Who may import whom. Each rule tells whoever broke it what to do instead. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule(
      'core-is-pure',
      'The core takes no package and no node module: pass what it needs in as a value.',
      { path: '^core/src', pathNot: '\\.test\\.ts$' },
      { pathNot: '^core/src' },
    ),
    rule(
      'core-by-topic',
      'Import a core topic by its index.ts (core/matter), not its inner files.',
      { pathNot: '^core/' },
      { path: '^core/src/[^/]+/.+', pathNot: '/index\\.ts$' },
    ),
    rule(
      'core-topic-by-index',
      'Inside the core one topic sees another by its index.ts only.',
      { path: '^core/src/([^/]+)/' },
      { path: '^core/src/[^/]+/.+', pathNot: ['^core/src/$1/', '/index\\.ts$'] },
    ),
    rule(
      'contract-knows-no-server',
      'The contract may import core and typebox: move shared shapes into it instead.',
      { path: '^contract/' },
      { path: '^(server|web|e2e|bench|tools)/' },
    ),
    rule(
      'platform-knows-no-feature',
      'Platform is plumbing: let the feature call it, or hand the behaviour in.',
      { path: '^server/src/platform/' },
      { path: '^server/src/(features|channels)/' },
    ),
    rule(
      'feature-by-index',
      'A feature sees another by its index.ts only: export there what others may use.',
      { path: '^server/src/features/([^/]+)/' },
      { path: '^server/src/features/[^/]+/.+', pathNot: ['^server/src/features/$1/', '/index\\.ts$'] },
    ),
    rule(
      'web-knows-no-server',
      'The web talks to the server over HTTP with shapes from contract.',
      { path: '^web/' },
      { path: '^server/' },
    ),
    rule(
      'web-core-types-only',
      'The web uses types of the core only: ask the API for what it may do. Tests may compare labels with its lists.',
      { path: '^web/', pathNot: '\\.test\\.tsx?$' },
      { path: '^core/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'ui-is-dumb',
      'web/src/ui knows no page, no API and no route: pass values in.',
      { path: '^web/src/ui/' },
      { path: '^web/src/(api|portal|desk|wall)/' },
    ),
    rule(
      'portal-and-desk-apart',
      'Portal and desk share only ui, api and i18n, so that the portal stays small.',
      { path: '^web/src/portal/' },
      { path: '^web/src/desk/|node_modules/antd' },
    ),
    rule(
      'desk-and-portal-apart',
      'Portal and desk share only ui, api and i18n.',
      { path: '^web/src/desk/' },
      { path: '^web/src/portal/' },
    ),
    rule(
      'no-cycles',
      'Two files that need each other are one file, or lack a third: move the shared part out.',
      {},
      { circular: true },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
    exclude: { path: '(^|/)(dist|data)/' },
  },
}
