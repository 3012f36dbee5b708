import type { UrlContext } from '../../../src/broker/address/read-url.ts'

export const urlContext = (changed: Partial<UrlContext> = {}): UrlContext => ({
  transport: null,
  user: null,
  password: null,
  port: null,
  vhost: null,
  useSsl: false,
  masterName: null,
  redisPy: 8,
  imported: false,
  ...changed,
})
