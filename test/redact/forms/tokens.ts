import { awsKey, caps, form, jwt, log, long, low, type Form } from './form.ts'

const begin = (kind: string) => `-----BEGIN ${kind}PRIVATE` + ' KEY-----'
const end = (kind: string) => `-----END ${kind}PRIVATE` + ' KEY-----'
const row = long(64)

const tokens: Form[] = [
  'gh' + 'p_' + long(36),
  'github' + '_pat_' + long(40),
  'gl' + 'pat-' + long(20),
  awsKey,
  'xo' + 'xb-' + low(24),
  'sk' + '_live_' + long(24),
  'AI' + 'za' + long(35),
  jwt,
  'np' + 'm_' + long(36),
  'py' + 'pi-' + long(60),
  'S' + 'G.' + long(22) + '.' + long(43),
  'S' + 'K' + low(32),
  'sk' + '-' + long(40),
  'gh' + 'o_' + long(36),
  'xa' + 'pp-' + low(24),
  'rk' + '_live_' + long(24),
  'wh' + 'sec_' + long(32),
  'ya' + '29.' + long(40),
  'hv' + 's.' + long(24),
  'dop' + '_v1_' + low(64),
  'shp' + 'at_' + low(32),
  'ke' + 'y-' + low(32),
  'h' + 'f_' + long(34),
  'sn' + 'trys_' + long(60),
  'GO' + 'CSPX-' + long(28),
  'PM' + 'AK-' + low(24) + '-' + low(34),
  'da' + 'pi' + low(32),
  'lin' + '_api_' + long(40),
  'gl' + 'sa_' + long(32) + '_' + low(8),
  'AG' + 'E-SECRET-KEY-1' + caps(58),
  'AT' + 'ATT3' + long(60),
  'r' + '8_' + long(37),
  'gs' + 'k_' + long(48),
  'LS0tLS1CRUdJTiBQUklWQVRF' + long(64),
  'LS0tLS1CRUdJTiBSU0EgUFJJ' + long(64),
].map((token) => form(`using ${token} now`, token))

const keys: Form[] = [
  form(`key ${awsKey} ${long(40)}`, long(40)),
  form(`${begin('')}\n${row}\n${end('')}`, row),
  form(`${begin('RSA ')}\\n${row}\\n${end('RSA ')}\\n`, row),
  form(`${log} ${begin('RSA ')}\n${log} ${row}\n${log} ${row}\n${log} ${end('RSA ')}`, row),
  form(`${begin('EC ')}\n${row}\nq7Zx9w==\n${end('EC ')}`, 'q7Zx9w=='),
  form(`KEY="${begin('')}\n${row}\n${end('')}"`, row),
  form(`"private_key": "${begin('')}\\n${row}\\n${end('')}\\n"`, row),
  form(`${begin('OPENSSH ')}\n${row}\n`, row),
]

const more: Form[] = [
  form(`https://hooks.slack.com/services/${'T' + caps(8)}/${'B' + caps(8)}/${long(24)}`, long(24)),
  form(`https://discord.com/api/webhooks/1234567890/${long(68)}`, long(68)),
  form(`https://api.telegram.org/bot123456789:${'AA' + long(33)}/sendMessage`, 'AA' + long(33)),
  form(`aws_secret_access_key = ${long(40)}`, long(40)),
  form(`aws_session_token=${long(60)}`, long(60)),
  form(`"SecretAccessKey": "${long(40)}"`, long(40)),
  form(`${begin('')} ${row} ${end('')}`, row),
  form(`key: |\n    ${begin('RSA ')}\n    ${row}\n    ${end('RSA ')}`, row),
  form(`${begin('')}\r\n${row}\r\n${end('')}\r\n`, row),
  form(`${begin('')}\\\\n${row}\\\\n${end('')}`, row),
  form(`${begin('ENCRYPTED ')}\n${row}\n${end('ENCRYPTED ')}`, row),
  form(`['${begin('')}', '${row}', '${end('')}']`, row),
  form(`["${begin('')}",\n "${row}",\n "${end('')}"]`, row),
  form(`${log} ${begin('')}\n${log} Proc-Type: 4,ENCRYPTED\n${log}\n${log} ${row}`, row),
]

export const tokenForms: readonly Form[] = [...tokens, ...keys, ...more]
