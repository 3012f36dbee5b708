import unittest

from support import ProjectCase, needs_celery

from _poolwise.app import queue_declarations


@needs_celery
class QueueDeclarationsTest(ProjectCase):
    def fact(self, **settings):
        from celery import Celery

        app = Celery('shop', set_as_current=False)
        app.conf.update(settings)
        return queue_declarations.declarations_fact(app)

    def test_the_default_queue(self):
        (queue,) = self.fact()
        self.assertEqual(
            queue, {'name': 'celery', 'durable': True, 'autoDelete': False, 'exclusive': False, 'arguments': {}}
        )

    def test_priorities(self):
        self.assertEqual(self.fact(task_queue_max_priority=10)[0]['arguments'], {'x-max-priority': 10})

    def test_arguments_of_a_queue(self):
        from kombu import Queue

        queues = [
            Queue('a', durable=False, expires=60, queue_arguments={'x-queue-type': 'classic'}),
            Queue('b', queue_arguments={'x-odd': 0.5}),
            Queue('c', no_declare=True),
        ]
        (queue,) = self.fact(task_queues=queues)
        self.assertEqual((queue['name'], queue['durable']), ('a', False))
        self.assertEqual(queue['arguments'], {'x-expires': 60000, 'x-queue-type': 'classic'})


if __name__ == '__main__':
    unittest.main()
