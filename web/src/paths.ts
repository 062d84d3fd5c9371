import type { WorkList } from 'contract/matter-items'

/** Every address of the portal. */
export const portalPaths = {
  home: '/',
  ask: '/ask',
  track: '/track',
  rate: '/rate',
} as const

/** Every address of the desk. */
export const deskPaths = {
  home: '/desk',
  signIn: '/desk/sign-in',
  signOut: '/desk/sign-out',
  intake: '/desk/intake',
  contacts: '/desk/contacts',
  rules: '/desk/rules',
  dashboard: '/desk/dashboard',
  health: '/desk/health',
  exports: '/desk/exports',
  accessLog: '/desk/access-log',
  cutRequests: '/desk/cut-requests',
  accounts: '/desk/accounts',
  units: '/desk/units',
  own: '/desk/own',
  list: (list: WorkList) => `/desk/lists/${list}`,
  matter: (no: string) => `/desk/matters/${no}`,
} as const
