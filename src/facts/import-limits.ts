/** How long importing the app may take, in seconds: the project's settings, or poolwise's defaults. */
export interface ImportLimits {
  /** app.import-time warns from this duration on. */
  readonly warnSeconds: number
  /** An import that waits this long counts as hung and is stopped. */
  readonly timeoutSeconds: number
  /** The same limit for an import that is still using the CPU. */
  readonly busySeconds: number
}
