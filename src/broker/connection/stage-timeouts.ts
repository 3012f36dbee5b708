/** How long the stages of one address may take, in milliseconds. */
export interface StageTimeouts {
  readonly lookup: number
  /** Long enough for a connection around the world. A firewall that drops packets never answers. */
  readonly connect: number
  /** Redis sends a refusal within a few milliseconds of accepting the connection. */
  readonly unsolicitedReply: number
  readonly tlsHandshake: number
  readonly answer: number
  /** For the answer of a server that reads lines, once it has got the end of one. */
  readonly lineAnswer: number
  /** For the answer of a server without TLS where one with TLS was expected. */
  readonly plainAnswer: number
  /** All stages together. */
  readonly address: number
}

export const STAGE_TIMEOUTS: StageTimeouts = {
  lookup: 1_500,
  connect: 1_500,
  unsolicitedReply: 50,
  tlsHandshake: 1_000,
  answer: 2_000,
  lineAnswer: 200,
  plainAnswer: 300,
  address: 4_000,
}
