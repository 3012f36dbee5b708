import { form, long, low, S, type Form } from './form.ts'

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

const more: Form[] = [
  form(`Authorization: ${S}`, S),
  form(`authorization=Basic ${S}`, S),
  form(`"authorization": ["Bearer ${S}"]`, S),
  form(`('Authorization', 'Bearer ${S}')`, S),
  form(`send: b'GET / HTTP/1.1\\r\\nAuthorization: Basic ${S}\\r\\nHost: h\\r\\n'`, S),
  form(`'HTTP_AUTHORIZATION': 'Bearer ${S}'`, S),
  form(`'HTTP_COOKIE': 'sessionid=${S}'`, S),
  form(`'HTTP_X_API_KEY': '${S}'`, S),
  form(`X-CSRFToken: ${S}`, S),
  form(`X-Vault-Token: ${S}`, S),
  form(`X-Amz-Security-Token: ${S}`, S),
  form(`X-Hub-Signature-256: sha256=${low(64)}`, low(64)),
  form(`Ocp-Apim-Subscription-Key: ${S}`, S),
  form(`api-key: ${S}`, S),
  form(`x-api-key=${S}`, S),
  form(`> X-Auth-Key: ${S}`, S),
  form(`header: Set-Cookie: session=${S}; path=/`, S),
  form(`Cookie: a=1; csrftoken=${S}`, S),
  form(`cookies={'sessionid': '${long(32)}'}`, long(32)),
  form(`<Cookie sessionid=${long(32)} for .h/>`, long(32)),
  form(`b'authorization': b'Bearer ${S}'`, S),
  form(`metadata=(('authorization', 'Bearer ${S}'),)`, S),
]

export const headerForms: readonly Form[] = [...headers, ...more]
