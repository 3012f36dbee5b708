import { defineCheck, fail, pass } from '../define-check.ts'

export const configured = defineCheck({
  id: 'broker.configured',
  title: 'A broker is configured',
  tier: 'local',
  severity: 'error',
  needs: ['broker', 'app'],
  after: ['app.imports', 'app.django-settings', 'app.django-namespace'],
  evaluate({ broker, app }) {
    if (broker.urls !== null) return pass({ from: broker.where })
    const namespace = app.django?.configFromSettings ? app.django.namespace : null
    const setting = namespace === null ? 'broker_url' : `${namespace}_BROKER_URL`
    return fail({
      message: 'No broker is configured. Celery falls back to RabbitMQ on this machine: amqp://guest@localhost.',
      evidence: { app: app.app, setting, 'environment variable': 'CELERY_BROKER_URL' },
      remedy:
        `Set ${setting}, for example to "redis://localhost:6379/0" or "amqp://guest:guest@localhost:5672//". ` +
        (namespace === null
          ? 'If it is already set, the app does not read that configuration: see config_from_object().'
          : `Celery reads only settings that start with ${namespace}_; it ignores BROKER_URL.`),
    })
  },
})
