import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeKeys, parseKeys } from './key-file.ts'
import { keyRing, loadKeys, saltedDigest } from './keys.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the key ring', () => {
  const keys = makeKeys()
  const ring = keyRing(keys)

  it('reads what it encrypted, in the same place only', () => {
    const sealed = ring.encrypt('张三 19900001234', 'person 1')
    expect(sealed.includes('1990000')).toBe(false)
    expect(ring.decrypt(sealed, 'person 1')).toBe('张三 19900001234')
    expect(() => ring.decrypt(sealed, 'person 2')).toThrow()
  })

  it('notices a changed byte', () => {
    const sealed = ring.encrypt('x', 'p')
    sealed[sealed.length - 1]! ^= 1
    expect(() => ring.decrypt(sealed, 'p')).toThrow()
  })

  it('still reads what an older key encrypted', () => {
    const sealed = ring.encrypt('old', 'p')
    const rotated = keyRing({ ...keys, personal: [{ id: 'k2', key: makeKeys().personal[0]!.key }, ...keys.personal] })
    expect(rotated.decrypt(sealed, 'p')).toBe('old')
    expect(rotated.personalKeyId).toBe('k2')
  })

  it('hashes by kind, and chains by what came before', () => {
    expect(ring.lookupHash('phone', '1')).not.toEqual(ring.lookupHash('name', '1'))
    const first = ring.chainHash(null, 'a')
    expect(ring.chainHash(first, 'b')).not.toEqual(ring.chainHash(null, 'b'))
    expect(ring.chainHash(null, 'a', 1)).toEqual(first)
  })

  it('salts digests', () => {
    expect(saltedDigest(Buffer.from('a'), 'text')).not.toBe(saltedDigest(Buffer.from('b'), 'text'))
  })
})

describe('the key file', () => {
  it('is made once, for its owner alone, and read again', async () => {
    const dataDir = join(folder, 'not', 'yet', 'there')
    const ring = await loadKeys({ dataDir })
    const sealed = ring.encrypt('kept', 'p')
    expect((await stat(join(dataDir, 'keys.json'))).mode & 0o777).toBe(0o600)
    expect((await loadKeys({ dataDir })).decrypt(sealed, 'p')).toBe('kept')
    const setting = await readFile(join(dataDir, 'keys.json'), 'utf8')
    expect((await loadKeys({ dataDir: '/nowhere', setting })).decrypt(sealed, 'p')).toBe('kept')
  })

  it('is not replaced when it is broken, and the message holds no key', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'keys-'))
    await writeFile(join(broken, 'keys.json'), '{"personal":[{"id":"k1","key":"c2VjcmV0"}]}')
    await expect(loadKeys({ dataDir: broken })).rejects.toThrow('32 bytes')
    expect(() => parseKeys('no json')).toThrow('not JSON')
    await rm(broken, { recursive: true })
  })
})
