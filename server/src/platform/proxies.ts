import { isIP } from 'node:net'

/** Networks that may be said by name, as Fastify knows them. */
const named = ['loopback', 'linklocal', 'uniquelocal']

/**
 * Whether a text lists proxies, with commas between: addresses, ranges such as 10.0.0.0/8, and names of networks. No number of
 * hops, which whoever reaches the port past the proxy could add himself, and no range of everything.
 */
export const isProxyList = (text: string): boolean => text.split(',').every((one) => isProxy(one.trim()))

function isProxy(one: string): boolean {
  if (named.includes(one)) return true
  const [address = '', bits, ...more] = one.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^[1-9]\d*$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
