"""A file system of a few megabytes, to be filled to its last byte. It needs the right to mount."""
import os
import pathlib
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

    def fill(self):
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

    def make_room(self):
        self.ballast.unlink()

    def unmount(self):
        subprocess.run(["umount", "--lazy", str(self.folder)], capture_output=True)
