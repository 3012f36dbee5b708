import json
import unittest

from support import PROGRAMS, ProjectCase, posix_only


class ChannelTest(ProjectCase):
    def answers(self, body):
        code = 'import os, sys\nsys.path.append(sys.argv[1])\nfrom _poolwise.channel import Channel\n' + body
        status, out, err = self.run_python(code, PROGRAMS)
        return status, [json.loads(line[2:]) for line in out.splitlines() if line.startswith('N ')], out, err

    def test_every_kind_of_event_is_a_line_behind_the_nonce(self):
        status, events, _, _ = self.answers(
            "c = Channel('N ')\n"
            "c.begin('app'); c.fact('x', {'a': 1}); c.absent('y', 'why'); c.broken('z', 'error'); c.end('app')\n"
        )
        self.assertEqual(status, 0)
        self.assertEqual(
            events,
            [
                {'begin': 'app'},
                {'fact': 'x', 'value': {'a': 1}},
                {'absent': 'y', 'because': 'why'},
                {'broken': 'z', 'error': 'error'},
                {'end': 'app'},
            ],
        )

    def test_prints_go_to_stderr_and_other_letters_are_escaped(self):
        _, events, out, err = self.answers("c = Channel('N ')\nprint('noise', flush=True)\nc.fact('x', 'Grüße')\n")
        self.assertEqual(events, [{'fact': 'x', 'value': 'Grüße'}])
        self.assertNotIn('noise', out)
        self.assertIn('noise', err)
        self.assertTrue(all(ord(letter) < 128 for letter in out))

    def test_a_line_longer_than_a_pipe_arrives_whole(self):
        _, events, _, _ = self.answers("Channel('N ').fact('x', 'y' * 300000)\n")
        self.assertEqual(len(events[0]['value']), 300000)

    def test_a_closed_descriptor_ends_the_process_with_117(self):
        status, _, _, _ = self.answers("c = Channel('N ')\nos.closerange(0, 64)\nc.begin('app')\n")
        self.assertEqual(status, 117)

    @posix_only
    def test_a_forked_copy_writes_nothing(self):
        _, events, _, _ = self.answers(
            "c = Channel('N ')\npid = os.fork()\nif pid == 0:\n    c.begin('child')\n"
            "c.fact('status', os.waitpid(pid, 0)[1])\n"
        )
        self.assertEqual(events, [{'fact': 'status', 'value': 0}])


if __name__ == '__main__':
    unittest.main()
