"""Two ways to have no room: a file system of a few megabytes that is filled to its last byte, which needs the right to
mount, and a limit on the size of files of one process, which anybody may set."""
import os
import pathlib
import resource
import subprocess


class NoMount(Exception):
    """This machine does not let us mount one."""


class SmallDisk:
    def __init__(self, folder, megabytes):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0777", "tmpfs", str(self.folder)],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise NoMount(done.stderr.strip())
        self.ballast = self.folder / "ballast"

    def fill(self, _server):
        """Until not one more byte fits."""
        piece = 1 << 20
        with open(self.ballast, "ab", buffering=0) as out:
            while piece:
                try:
                    out.write(b"\0" * piece)
                except OSError:
                    piece //= 2

    def free(self):
        facts = os.statvfs(self.folder)
        return facts.f_bavail * facts.f_frsize

    def make_room(self, _server):
        self.ballast.unlink()

    def limits(self):
        """What stands before a command that is to have no room either."""
        return []

    def unmount(self):
        subprocess.run(["umount", "--lazy", str(self.folder)], capture_output=True)


class LimitedFiles:
    """The same questions to a process whose files may not grow."""

    LIMIT = 4096

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True)
        self.before = None

    def fill(self, server):
        self.before = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (self.LIMIT, self.before[1]))

    def free(self):
        return 0

    def make_room(self, server):
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, self.before)

    def limits(self):
        return ["prlimit", f"--fsize={self.LIMIT}"]

    def unmount(self):
        pass
