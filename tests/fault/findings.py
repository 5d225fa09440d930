"""What a fault test expects, counted: one line for each scenario, `N passed, N failed` at the end. It knows no server."""
import traceback


class Findings:
    def __init__(self, name):
        self.name = name
        self.passed = self.failed = 0
        self.wrong = []

    def expect(self, truth, sentence):
        if not truth:
            self.wrong.append(sentence)
        return bool(truth)

    def scenario(self, title, run):
        """Runs one scenario; what it expected and did not find, or what it threw, makes it failed."""
        self.wrong = []
        try:
            said = run() or ""
        except Exception as broken:  # one that breaks must not hide the others
            said = ""
            self.wrong.append(f"{type(broken).__name__}: {broken}\n{traceback.format_exc()}")
        for sentence in self.wrong:
            print(f"failed  {self.name}: {title}: {sentence}", flush=True)
        if not self.wrong:
            print(f"passed  {self.name}: {title}{': ' + said if said else ''}", flush=True)
        self.passed += not self.wrong
        self.failed += bool(self.wrong)

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return self.failed != 0
