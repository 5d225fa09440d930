"""One installation under test: its data folder or PostgreSQL schema, its server and its commands, all of which may die.

It judges nothing: see fault_run.py.
"""
import http.cookiejar
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

PATIENCE = 60


class Refused(Exception):
    """The server answered, and not with what was asked for."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Site:
    """`database` is None for SQLite in the folder, or the address of a PostgreSQL database."""

    def __init__(self, program, assets, folder, database=None):
        self.program, self.assets, self.folder, self.database = program, assets, pathlib.Path(folder), database
        self.port = free_port()
        self.server = None

    def _where(self):
        return ["--data", str(self.folder)] + (["--database", self.database] if self.database else [])

    def command(self, *words, where=True, under=()):
        """Runs to its end, `under` a program such as prlimit. Returns exit code and all words."""
        done = subprocess.run([*under, self.program, *words, *(self._where() if where else [])], capture_output=True, text=True,
                              timeout=300)
        return done.returncode, done.stdout + done.stderr

    def begin_command(self, *words):
        return subprocess.Popen([self.program, *words, *self._where()], stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True)

    def start(self, preexec=None):
        log = open(self.folder.parent / f"{self.folder.name}.log", "ab")
        self.server = subprocess.Popen(
            [self.program, "serve", *self._where(), "--assets", self.assets, "--port", str(self.port), "--today",
             "2025-04-30", "--insecure-cookies"], stdout=log, stderr=log, preexec_fn=preexec)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.server.poll() is not None:
                raise RuntimeError(f"the server ended with {self.server.returncode}: see {log.name}")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5):
                    return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError("the server did not answer")

    def kill(self):
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGKILL)
            self.server.wait()

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(timeout=PATIENCE)

    def add_contributor(self, email):
        code, said = self.command("user", "add", "--email", email, "--name", "Fault Finder", "--role", "contributor",
                                  "--generate")
        if code != 0:
            raise RuntimeError(said)
        return re.search(r"^Password: (\S+)$", said, re.M).group(1)


class Visitor:
    """One browser: its cookies outlive the server, as real ones do."""

    def __init__(self, site, email, password):
        self.site, self.email, self.password = site, email, password
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies), _NoRedirect)
        self.csrf = None

    def ask(self, path, fields=None):
        """Status, headers, body. Raises OSError when no whole answer came."""
        return self._send(path, urllib.parse.urlencode(fields).encode() if fields is not None else None, {})

    def upload(self, path, file):
        """The file as the page's form sends it."""
        boundary = "fault-4f1c"
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{self.form_token(path)}\r\n',
                 f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\n'
                 f'Content-Type: text/csv\r\n\r\n{file.read_text()}\r\n', f"--{boundary}--\r\n"]
        return self._send(path, "".join(parts).encode(), {"Content-Type": f"multipart/form-data; boundary={boundary}"})

    def _send(self, path, body, headers):
        request = urllib.request.Request(f"http://127.0.0.1:{self.site.port}{path}", data=body,
                                         headers={"Origin": f"http://127.0.0.1:{self.site.port}", **headers})
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as answered:
            return answered.code, answered.headers, answered.read().decode()
        except http.client.HTTPException as cut:
            raise OSError(str(cut)) from cut

    def sign_in(self):
        status, _, words = self.ask("/sign-in", {"email": self.email, "password": self.password})
        if status != 303:
            raise Refused(f"signing in gave {status}: {words[:300]}")

    def token_on(self, path):
        status, _, page = self.ask(path)
        found = re.search(r'name="csrf"[^>]*value="([^"]+)"', page)
        if status != 200 or not found:
            raise Refused(f"{path} gave {status} without a form")
        return found.group(1)

    def form_token(self, path):
        """The form's token of this session, read from a page once."""
        if self.csrf is None:
            self.csrf = self.token_on(path)
        return self.csrf

    def make_measure(self, name):
        """The address of a new weekly measure of times."""
        status, headers, page = self.ask("/measures/new", {
            "csrf": self.form_token("/measures/new"), "step": "save", "name": name, "area": "Fault", "organisation": "RYD",
            "style": "minutes_seconds", "frequency": "week", "better": "decrease"})
        if status != 303:
            raise Refused(f"making a measure gave {status}: {re.sub('<[^>]+>', ' ', page)[-600:]}")
        return headers["Location"].split("?")[0]

    def enter_figure(self, series, period, value):
        """True once the server has said that it is saved."""
        path = f"{series}/figures/new"
        status, headers, page = self.ask(path, {"csrf": self.form_token(path), "period": period, "value": value, "confirmed": "1"})
        if status == 303 and "saved=figure" in headers.get("Location", ""):
            return True
        raise Refused(f"{path} gave {status}: {re.sub('<[^>]+>', ' ', page)[:300]}")

    def figures(self, series):
        """Period to value of a whole series, as its CSV says."""
        status, _, text = self.ask(f"{series}/data.csv")
        if status != 200:
            raise Refused(f"{series}/data.csv gave {status}")
        lines = [line for line in text.lstrip("\ufeff").splitlines() if line]
        heading = lines[0].split(",")
        period, value = heading.index("period"), heading.index("value")
        rows = (line.split(",") for line in lines[1:])
        return {row[period]: row[value] for row in rows}


def make_demo(site, figures):
    os.makedirs(site.folder, exist_ok=True)
    code, said = site.command("demo", "--figures", str(figures))
    if code != 0:
        raise RuntimeError(said)
