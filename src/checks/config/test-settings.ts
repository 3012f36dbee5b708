import type { AppFact } from '../../facts/app.ts'

/** The app was loaded with Django settings that are meant for tests, by their name. */
export const areTestSettings = ({ django }: AppFact): boolean =>
  /(?:^|[._])tests?(?:ing)?(?:$|[._])/.test(django?.settingsModule ?? '')
