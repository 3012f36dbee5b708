/** How long importing the app may take, in seconds: the project's own limits, where it sets some. */
export interface ImportLimits {
  /** From here on app.import-time warns. */
  readonly warnSeconds: number
  /** From here on it is called hung, and ended. */
  readonly timeoutSeconds: number
}
