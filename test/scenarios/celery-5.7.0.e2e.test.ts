import { scenarioSuite } from './suite.ts'

scenarioSuite('celery-5.7.0')
