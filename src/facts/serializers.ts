/** What the app sends and accepts, by kombu's own registry (src/python/_poolwise/app/serializers.py). */
export interface SerializersFact {
  readonly accept: AcceptedTypes
  /** result_accept_content, or accept_content where that is not set. */
  readonly resultAccept: AcceptedTypes
  /** The serializers of the settings, of the tasks and of calls, by name. */
  readonly serializers: Readonly<Record<string, SerializerFact>>
  /** Calls that name one: `pay.apply_async(serializer='pickle')`. */
  readonly calls: readonly { readonly serializer: string; readonly file: string; readonly line: number }[]
}

export interface AcceptedTypes {
  /** Content types: `application/json`. */
  readonly types: readonly string[]
  /** The error with which a worker ends when it reads the setting. */
  readonly error: string | null
}

export interface SerializerFact {
  /** Null: kombu has none of that name. */
  readonly type: string | null
  /** Why nothing can be sent with it. */
  readonly error: string | null
}
