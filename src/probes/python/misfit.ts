/** The part of JSON Schema that ts-json-schema-generator writes for the types of facts. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  /** Of the properties that `properties` does not name. */
  readonly additionalProperties?: boolean | Schema
  /** A list of them: one for each place. */
  readonly items?: Schema | readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly anyOf?: readonly Schema[]
  readonly $ref?: string
  readonly definitions?: Readonly<Record<string, Schema>>
}

interface Misfit {
  readonly path: readonly string[]
  readonly because: string
}

/**
 * Where a JSON value differs from its schema, for people: `error.at.line is not a number`; null where it fits.
 * @param whole the schema whose definitions are referred to
 */
export function misfit(value: unknown, schema: Schema, whole: Schema): string | null {
  const found = find(value, schema, whole, [])
  return found && `${found.path.join('.') || 'it'} ${found.because}`
}

function find(value: unknown, schema: Schema, whole: Schema, path: readonly string[]): Misfit | null {
  if (schema.$ref !== undefined) return find(value, referred(schema.$ref, whole), whole, path)
  if (schema.anyOf !== undefined) return ofAny(value, schema.anyOf, whole, path)
  const because = simple(value, schema)
  if (because !== null) return { path, because }
  if (Array.isArray(value)) return inItems(value, schema, whole, path)
  return typeof value === 'object' && value !== null ? inProperties(value, schema, whole, path) : null
}

const referred = (name: string, whole: Schema): Schema =>
  whole.definitions?.[decodeURIComponent(name.replace('#/definitions/', ''))] ?? { anyOf: [] }

/** Of several, those whose constants (`status`) fit say what is wrong with the rest. */
function ofAny(value: unknown, schemas: readonly Schema[], whole: Schema, path: readonly string[]): Misfit | null {
  const found = schemas.map((schema) => ({ schema, misfit: find(value, schema, whole, path) }))
  if (found.some((one) => one.misfit === null)) return null
  return found.find(({ schema }) => isMeant(value, schema, whole))?.misfit ?? { path, because: 'has another form' }
}

function isMeant(value: unknown, schema: Schema, whole: Schema): boolean {
  if (schema.$ref !== undefined) return isMeant(value, referred(schema.$ref, whole), whole)
  if (typeof value !== 'object' || value === null || schema.type !== 'object') return false
  return Object.entries(schema.properties ?? {}).every(
    ([name, { const: constant }]) =>
      constant === undefined || !Object.hasOwn(value, name) || (value as Record<string, unknown>)[name] === constant,
  )
}

function simple(value: unknown, schema: Schema): string | null {
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type
  if (types !== undefined && !types.some((type) => isOf(value, type))) return `is not ${types.join(' or ')}`
  if (schema.const !== undefined && value !== schema.const) return `is not ${JSON.stringify(schema.const)}`
  if (schema.enum !== undefined && !schema.enum.includes(value)) return `is none of ${schema.enum.join(', ')}`
  if (typeof value === 'number' && (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity)))
    return 'is out of range'
  return null
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'number':
      // JSON.parse reads 1e999 as Infinity.
      return Number.isFinite(value)
    default:
      return typeof value === type
  }
}

function inItems(value: readonly unknown[], schema: Schema, whole: Schema, path: readonly string[]): Misfit | null {
  const { items, minItems = 0, maxItems = Infinity } = schema
  if (value.length < minItems || value.length > maxItems) return { path, because: 'has another length' }
  for (const [index, item] of value.entries()) {
    const own = Array.isArray(items) ? (items as readonly Schema[])[index] : (items as Schema | undefined)
    const found = own === undefined ? null : find(item, own, whole, [...path, String(index)])
    if (found !== null) return found
  }
  return null
}

function inProperties(value: object, schema: Schema, whole: Schema, path: readonly string[]): Misfit | null {
  const missing = schema.required?.find((name) => !Object.hasOwn(value, name))
  if (missing !== undefined) return { path: [...path, missing], because: 'is missing' }
  const { properties = {}, additionalProperties } = schema
  for (const [name, part] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
    const found = typeof own === 'object' ? find(part, own, whole, [...path, name]) : null
    if (found !== null) return found
  }
  return null
}
