/**
 * Forms in which a secret stands in a text. Neutral values, and put together here: nothing in this file is to look like a real
 * key to those who search for them.
 */
export interface Form {
  readonly text: string
  /** What must not be seen. */
  readonly secret: string
}

const form = (text: string, secret: string): Form => ({ text, secret })
/** A secret without any meaning. */
const S = ['q7', 'Zx', '9v', 'Lm'].join('')
const long = (length: number, alphabet = 'aB3dE5gH7jK9mN2pQ4rS6tU8vW') => alphabet.repeat(8).slice(0, length)
const low = (length: number) => long(length, 'a1b2c3d4e5f60718')
const caps = (length: number) => long(length, 'A1B2C3D4E5F6')
const jwt = ['ey' + 'J' + long(20), 'ey' + 'J' + long(24), long(30)].join('.')
const begin = (kind: string) => `-----BEGIN ${kind}PRIVATE` + ' KEY-----'
const end = (kind: string) => `-----END ${kind}PRIVATE` + ' KEY-----'
const row = long(64)
const log = '[2026-03-02 10:11:12,345: INFO/MainProcess]'

/** Name, separator, value. */
const assignments: Form[] = [
  form(`password=${S}`, S),
  form(`password = ${S}`, S),
  form(`password='${S}'`, S),
  form(`password="${S}"`, S),
  form(`password: ${S}`, S),
  form(`password:${S}`, S),
  form(`password : '${S}'`, S),
  form(`password => "${S}"`, S),
  form(`password := "${S}"`, S),
  form(`${log} login with password=${S} failed`, S),
  form(`${log} password: ${S}`, S),
  form(`(password=${S})`, S),
  form(`user=joe;password=${S};host=h`, S),
  form(`host=h password=${S} user=joe`, S),
  form(`DB_PASSWORD=${S}`, S),
  form(`export DB_PASSWORD=${S}`, S),
  form(`set DB_PASSWORD=${S}`, S),
  form(`ENV DB_PASSWORD=${S}`, S),
  form(`$env:DB_PASSWORD = "${S}"`, S),
  form(`PGPASSWORD=${S} psql`, S),
  form(`MYSQL_PWD=${S} mysql`, S),
  form(`      - DB_PASSWORD=${S}`, S),
  form(`      DB_PASSWORD: ${S}`, S),
  form(`SECRET_KEY = 'django-insecure-${S}'`, S),
  form(`SECRET_KEY: Final[str] = "${S}"`, S),
  form(`SECRET_KEY_FALLBACKS = ['${S}']`, S),
  form(`SECRET_KEY = os.environ.get("SECRET_KEY", "${S}")`, S),
  form(`SECRET_KEY=env('SECRET_KEY', default='${S}')`, S),
  form(`password = SecretStr("${S}")`, S),
  form(`password=\${DB_PASSWORD:-${S}}`, S),
  form(`dbPassword: "${S}"`, S),
  form(`"clientSecret": "${S}"`, S),
  form(`api_key=${S}`, S),
  form(`apikey: ${S}`, S),
  form(`STRIPE_API_KEY=${S}`, S),
  form(`ENCRYPTION_KEY=${S}`, S),
  form(`FERNET_KEY="${S}"`, S),
  form(`access_token=${S}`, S),
  form(`csrfmiddlewaretoken=${S}`, S),
  form(`passphrase="${S}"`, S),
  form(`credentials: ${S}`, S),
  form(`conf['PASSWORD'] = '${S}'`, S),
  form(`spring.datasource.password=${S}`, S),
  form(`password=12345`, '12345'),
  form(`password=ab,${S}`, S),
  form(`password=ab&${S}`, S),
  form(`password=ab;${S}`, S),
  form(`password=ab)${S}`, S),
  form(`password="ab ${S}"`, S),
  form(`password='ab\\'${S}'`, S),
  form(`password="ab\\"${S}"`, S),
  form(`password="ab'${S}"`, S),
  form(`password="${S}`, S),
  form(`DB_PASSWORD=correct ${S}`, S),
  form(`password%3D${S}`, S),
  form(`auth=('joe', '${S}')`, S),
  form(`CELERY_BROKER_TRANSPORT_OPTIONS = {"sentinel_kwargs": {"password": "${S}"}}`, S),
  form(`DATABASES = {'default': {'PASSWORD': '${S}'}}`, S),
  form(`passwords: ["${S}"]`, S),
  form(`AccountName=x;AccountKey=${S};EndpointSuffix=y`, S),
  form(`Endpoint=sb://x/;SharedAccessKeyName=n;SharedAccessKey=${S}`, S),
  form(`Server=h;Pwd=${S};`, S),
  form(`requirepass ${S}`, S),
  form(`masterauth ${S}`, S),
  form(`machine h login joe password ${S}`, S),
  form(`ALTER ROLE joe WITH PASSWORD '${S}'`, S),
  form(`CREATE USER joe IDENTIFIED BY '${S}'`, S),
  form(`1700000000.1 [0 127.0.0.1:5] "AUTH" "${S}"`, S),
  form(`1700000000.1 [0 127.0.0.1:5] "AUTH" "joe" "${S}"`, S),
  form(`<password>${S}</password>`, S),
  form(`<add password="${S}"/>`, S),
]

/** Python, JSON, YAML, TOML, and one in the other. */
const structures: Form[] = [
  form(`{"password": "${S}"}`, S),
  form(`{'password': '${S}'}`, S),
  form(`{'password': b'${S}'}`, S),
  form(`{"password":"${S}","user":"joe"}`, S),
  form(`"{\\"password\\": \\"${S}\\"}"`, S),
  form(`"{\\\\\\"password\\\\\\": \\\\\\"${S}\\\\\\"}"`, S),
  form(`{"a": "{\\"password\\": \\"x\\\\\\"${S}\\"}"}`, S),
  form(`{password:${S},user:joe}`, S),
  form(`{"password": 12345}`, '12345'),
  form(`['--password', '${S}']`, S),
  form(`["--password", "${S}"]`, S),
  form(`["--password=${S}"]`, S),
  form(`[('password', '${S}'), ('user', 'joe')]`, S),
  form(`[(b'authorization', b'Bearer ${S}')]`, S),
  form(`{"name": "DB_PASSWORD", "value": "${S}"}`, S),
  form(`- name: DB_PASSWORD\n  value: ${S}`, S),
  form(`Settings(password='${S}', user='joe')`, S),
  form(`kwargs={'api_key': '${S}', 'n': 1}`, S),
  form(`kwargs="{'api_key': '${S}', 'n': 1}"`, S),
  form(`"credentials": {"key": "${S}"}`, S),
  form(`db.password = "${S}"`, S),
  form(`password = """${S}"""`, S),
]

const commands: Form[] = [
  form(`tool --password ${S}`, S),
  form(`tool --password=${S}`, S),
  form(`tool --password '${S}'`, S),
  form(`tool --api-key ${S}`, S),
  form(`tool --auth-token "${S}"`, S),
  form(`redis-cli -h h -a ${S} ping`, S),
  form(`curl -u joe:${S} h`, S),
  form(`mysql -u joe -p${S} db`, S),
  form(`sshpass -p ${S} ssh h`, S),
]

const addresses: Form[] = [
  form(`redis://:${S}@cache:6379/0`, S),
  form(`rediss://joe:${S}@cache`, S),
  form(`amqp://joe:${S}@mq:5672//`, S),
  form(`amqp://joe:${S}@mq//;amqp://joe:other9pw@mq2//`, S),
  form(`amqp://joe:other9pw@mq//;amqp://joe:${S}@mq2//`, S),
  form(`sentinel://:${S}@a:26379;sentinel://:${S}@b:26379`, S),
  form(`redis://joe:pa@${S}@cache/0`, S),
  form(`redis://joe:pa/${S}@cache/0`, S),
  form(`redis://joe:pa#${S}@cache/0`, S),
  form(`redis://joe:pa?${S}@cache/0`, S),
  form(`redis://joe:pa:${S}@cache/0`, S),
  form(`redis://joe:pa ${S}@cache/0`, S),
  form(`"redis://joe:pa'${S}@cache/0"`, S),
  form(`redis://joe:12/${S}@cache/0`, S),
  form(`redis://:${S}@[::1]:6379/0`, S),
  form(`redis://:${S}@\${HOST}:6379/0`, S),
  form(`redis://joe:a%40${S}@cache/0`, S),
  form(`redis://${S}@cache:6379/0`, S),
  form(`redis//:${S}@cache:6379/0`, S),
  form(`redis:/:${S}@cache:6379/0`, S),
  form(`redis:://:${S}@cache:6379/0`, S),
  form(`redis:${S}@cache:6379/0`, S),
  form(`amqp:guest:${S}@mq:5672`, S),
  form(`guest:${S}@mq:5672`, S),
  form(`:${S}@cache:6379/0`, S),
  form(`//:${S}@cache:6379/0`, S),
  form(`db+postgresql://joe:${S}@h/x`, S),
  form(`mongodb+srv://joe:${S}@h/x`, S),
  form(`sqs://${'AK' + 'IA' + caps(16)}:${S}@`, S),
  form(`https://joe:${S}@h/path@v1`, S),
  form(`https://${low(32)}@sentry.example/1`, low(32)),
  form(`https://h/x?access_token=${S}&y=1`, S),
  form(`https://h/x?y=1&api_key=${S}`, S),
  form(`https://h/x?X-Amz-Signature=${low(64)}&y=1`, low(64)),
  form(`https://h/x?sv=1&sig=${long(43)}%3D`, long(43)),
  form(`redis://h:6379/0?password=${S}`, S),
]

const headers: Form[] = [
  form(`Authorization: Bearer ${S}`, S),
  form(`Authorization: Basic ${S}==`, S),
  form(`authorization: token ${S}`, S),
  form(`'Authorization': 'Bearer ${S}'`, S),
  form(`{"Authorization": "Basic ${S}="}`, S),
  form(`-H "Authorization: Bearer ${S}"`, S),
  form(`Authorization: Digest username="joe", response="${S}"`, S),
  form(`Authorization: AWS4-HMAC-SHA256 Credential=x, Signature=${S}`, S),
  form(`Authorization=Bearer%20${S}`, S),
  form(`Proxy-Authorization: Basic ${S}`, S),
  form(`got Bearer ${S} from joe`, S),
  form(`X-Api-Key: ${S}`, S),
  form(`x-auth-token: ${S}`, S),
  form(`PRIVATE-TOKEN: ${S}`, S),
  form(`Cookie: sessionid=${S}; x=1`, S),
  form(`Set-Cookie: sessionid=${S}; Path=/`, S),
  form(`'Cookie': 'sessionid=${S}'`, S),
]

const tokens: Form[] = [
  'gh' + 'p_' + long(36),
  'github' + '_pat_' + long(40),
  'gl' + 'pat-' + long(20),
  'AK' + 'IA' + caps(16),
  'xo' + 'xb-' + low(24),
  'sk' + '_live_' + long(24),
  'AI' + 'za' + long(35),
  jwt,
  'np' + 'm_' + long(36),
  'py' + 'pi-' + long(60),
  'S' + 'G.' + long(22) + '.' + long(43),
  'S' + 'K' + low(32),
  'sk' + '-' + long(40),
].map((token) => form(`using ${token} now`, token))

const keys: Form[] = [
  form(`key ${'AK' + 'IA' + caps(16)} ${long(40)}`, long(40)),
  form(`${begin('')}\n${row}\n${end('')}`, row),
  form(`${begin('RSA ')}\\n${row}\\n${end('RSA ')}\\n`, row),
  form(`${log} ${begin('RSA ')}\n${log} ${row}\n${log} ${row}\n${log} ${end('RSA ')}`, row),
  form(`${begin('EC ')}\n${row}\nq7Zx9w==\n${end('EC ')}`, 'q7Zx9w=='),
  form(`KEY="${begin('')}\n${row}\n${end('')}"`, row),
  form(`"private_key": "${begin('')}\\n${row}\\n${end('')}\\n"`, row),
  form(`${begin('OPENSSH ')}\n${row}\n`, row),
]

const escaped: Form[] = [
  form(`password=\u001b[31m${S}\u001b[0m`, S),
  form(`\u001b[1mpassword\u001b[0m: \u001b[31m${S}\u001b[0m`, S),
  form(`pass\u001b[1mword=${S}`, S),
  form(`pass\u200bword=${S}`, S),
  form(`password\u202e=${S}`, S),
  form(`redis://:\u001b[31m${S}\u001b[0m@cache`, S),
]

/** Hidden wherever they stand. */
export const covered: readonly Form[] = [
  ...assignments,
  ...structures,
  ...commands,
  ...addresses,
  ...headers,
  ...tokens,
  ...keys,
  ...escaped,
]

/** The covered ones, each with a secret of its own: what is hidden because another form gave it away doesn't count. */
export const distinctForms: readonly Form[] = covered.map(({ text, secret }, index) => {
  const own = secret === S ? `w${String(index).padStart(3, '0')}Zx9v` : secret === '12345' ? `70${index}51` : secret
  return form(text.replaceAll(secret, own), own)
})

/** docs/redaction.md lists these: nothing around the secret tells that it is one. */
export const notCovered: readonly Form[] = [
  form(`the password is ${S}`, S),
  form(`logged in with ${S}`, S),
  form(`password:\n  ${S}`, S),
  form(`password in base64: ${Buffer.from(S).toString('base64')}`, Buffer.from(S).toString('base64')),
  form(`h:5432:db:joe:${S}`, S),
  form(`tool -p ${S}`, S),
  form(`rabbitmqctl add_user joe ${S}`, S),
  form(`redis%3A%2F%2F%3A${S}%40cache`, S),
  form(`&quot;password&quot;: &quot;${S}&quot;`, S),
  form(`pass word = ${S}`, S),
  form(`clave=${S}`, S),
  form(`key=${S}`, S),
  form(`amqp://${S}@mq//`, S),
  form(`${log} the password: correct horse battery`, 'correct horse battery'),
]
