import { hex } from '../../platform/database/rows.ts'
import { secretContext } from '../../platform/idempotency.ts'
import type { KeyRing } from '../../platform/keys.ts'
import { phoneColumns, phoneContext } from '../../platform/phones.ts'
import { exportContext } from '../exports/index.ts'
import { type Identity, identityColumns, personContext, textContext } from '../matters/index.ts'
import { factorContext } from '../people/index.ts'
import type { Table } from './store.ts'

/** A table with what must be known to encrypt a row of it anew. */
export interface Target extends Table {
  /** What a row's value belongs to, from the values of its keys. */
  context(place: readonly string[]): string
  /** The columns beside the keys, for the keys in use. */
  renew(keys: KeyRing, plain: string, place: readonly string[]): Record<string, unknown>
  /** True where call-backs hang on the row's hash. */
  hasTasks?: true
}

const personIdentity = (keys: KeyRing, plain: string, [id]: readonly string[]) => {
  const { data, phoneHash, nameHash, keyId } = identityColumns(keys, id!, JSON.parse(plain) as Identity)
  const hashes = { phone_hash: hex(phoneHash), name_hash: hex(nameHash), hash_version: keys.lookupVersion }
  return { data: hex(data), key_id: keyId, ...hashes }
}

/** Tables that may lie in the archive. */
const shelved: readonly Target[] = [
  {
    name: 'contacts',
    keys: { id: 'uuid' },
    sealed: 'phone',
    also: { key_id: 'text', phone_hash: 'bytea', hash_version: 'integer' },
    context: ([id]) => phoneContext(id!),
    renew: (keys, plain, [id]) => phoneColumns(keys, id!, plain),
    hasTasks: true,
  },
  {
    name: 'texts',
    keys: { owner_id: 'uuid', id: 'uuid' },
    sealed: 'data',
    also: {},
    context: ([, id]) => textContext(id!),
    renew: (keys, plain, [, id]) => ({ data: hex(keys.encrypt(plain, textContext(id!))) }),
  },
]

/** Everything the key ring encrypts, table by table: a new encrypted column needs its row here, which a test holds it to. */
export const targets: readonly Target[] = [
  ...shelved,
  ...shelved.map((target) => ({ ...target, name: `archive.${target.name}` })),
  {
    name: 'persons',
    keys: { id: 'uuid' },
    sealed: 'data',
    also: { key_id: 'text', phone_hash: 'bytea', name_hash: 'bytea', hash_version: 'integer' },
    context: ([id]) => personContext(id!),
    renew: personIdentity,
  },
  {
    name: 'second_factors',
    keys: { account: 'text' },
    sealed: 'secret',
    also: { key_id: 'text' },
    context: ([account]) => factorContext(account!),
    renew: (keys, plain, [account]) => ({
      secret: hex(keys.encrypt(plain, factorContext(account!))),
      key_id: keys.personalKeyId,
    }),
  },
  {
    name: 'export_parts',
    keys: { export_id: 'uuid', part: 'integer' },
    sealed: 'data',
    also: { key_id: 'text' },
    context: ([id, part]) => exportContext(id!, Number(part)),
    renew: (keys, plain, [id, part]) => ({
      data: hex(keys.encrypt(plain, exportContext(id!, Number(part)))),
      key_id: keys.personalKeyId,
    }),
  },
  {
    name: 'idempotency_keys',
    keys: { scope: 'text', key: 'text' },
    sealed: 'secret',
    also: {},
    context: ([scope, key]) => secretContext({ scope: scope!, key: key! }),
    renew: (keys, plain, [scope, key]) => ({
      secret: hex(keys.encrypt(plain, secretContext({ scope: scope!, key: key! }))),
    }),
  },
]
