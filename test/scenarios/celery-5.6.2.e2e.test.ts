import { scenarioSuite } from './suite.ts'

scenarioSuite('celery-5.6.2')
