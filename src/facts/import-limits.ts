/** How long importing the app may take, in seconds: the project's own limits, where it sets some. */
export interface ImportLimits {
  /** From here on app.import-time warns. */
  readonly warnSeconds: number
  /** From here on an import that waits is called hung, and ended. */
  readonly timeoutSeconds: number
  /** So is one that is still busy, from here on. */
  readonly busySeconds: number
}
