#!/usr/bin/env python3
"""A client of the API in another language: Python's standard library and nothing else.

usage: tests/api/client_test.py ADDRESS EMAIL PASSWORD    against a served demo; one line for each test, last
`N passed, N failed`. It makes a token as a person does, on the account page, and uses only that from then on.
"""
import base64
import html
import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar


class Person:
    """Somebody at a browser: cookies and forms."""

    def __init__(self, address, email, password):
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.send("/sign-in", email=email, password=password)

    def send(self, path, **fields):
        body = urllib.parse.urlencode(fields, doseq=True).encode()
        with self.opener.open(self.address + path, body) as answer:
            return answer.read().decode()

    def page(self, path):
        with self.opener.open(self.address + path) as answer:
            return answer.read().decode()

    def csrf(self):
        return re.search(r'name="csrf" value="([^"]+)"', self.page("/account/tokens")).group(1)

    def make_token(self, name, scopes):
        page = self.send("/account/tokens", csrf=self.csrf(), name=name, scopes=scopes, life="30")
        return re.search(r'id="token"[^>]*value="(qt_[0-9a-f]{52})"', page).group(1)

    def revoke_token(self, name):
        line = next(row for row in re.findall(r"<tr.*?</tr>", self.page("/account/tokens"), re.S) if name in row)
        action = html.unescape(re.search(r'action="([^"]+/revocation)"', line).group(1))
        self.send(action, csrf=self.csrf())


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


class Client:
    """A program with a token."""

    def __init__(self, address, token):
        self.address, self.token = address, token

    def ask(self, method, path, body=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            headers.setdefault("Authorization", "Bearer " + self.token)
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as refusal:
            return Answer(refusal.code, refusal.headers, refusal.read())

    def every(self, path):
        while path:
            page = self.ask("GET", path).json
            yield from page["items"]
            path = page["next"]


def months(first_year, count):
    return [f"{first_year + i // 12}-{i % 12 + 1:02}-01" for i in range(count)]


def tests(address, email, password):
    person = Person(address, email, password)
    scopes = ["read", "write-figures", "write-choices"]
    client = Client(address, person.make_token("Client test", scopes))
    kept = {}

    def makes_a_measure():
        answer = client.ask("POST", "/api/v1/measures", {
            "name": "Radios that work", "area": "Tests", "better": "increase", "frequency": "month",
            "style": "percent", "lower": 0, "upper": 100, "organisation": "RYD", "target": 90},
            Idempotency_Key="radios-1")
        assert answer.status == 201, answer.body
        again = client.ask("POST", "/api/v1/measures", {
            "name": "Radios that work", "area": "Tests", "better": "increase", "frequency": "month",
            "style": "percent", "lower": 0, "upper": 100, "organisation": "RYD", "target": 90},
            Idempotency_Key="radios-1")
        assert again.json == answer.json and again.headers["Idempotency-Replayed"] == "true", again.body
        assert answer.headers["Location"] == f"/api/v1/measures/{answer.json['id']}"
        kept["series"] = f"/api/v1/series/{answer.json['id']}/RYD"
        kept["id"] = answer.json["id"]

    def sends_figures_twice_and_they_are_there_once():
        values = [80 + (i * 7 % 5) / 3 for i in range(24)]
        kept["points"] = [{"period": p, "value": v} for p, v in zip(months(2022, 24), values)]
        first = client.ask("POST", kept["series"] + "/points", {"points": kept["points"]})
        assert first.status == 200 and first.json["added"] == 24, first.body
        again = client.ask("PUT", kept["series"] + "/points", {"points": kept["points"]})
        assert again.json["unchanged"] == 24 and again.json["batch"] is None, again.body

    def reads_them_back_exactly_and_with_a_verdict():
        back = [{"period": p["period"], "value": p["value"]} for p in client.every(kept["series"] + "/points")]
        assert back == kept["points"], back
        series = client.ask("GET", kept["series"]).json
        assert series["latest"]["period"] == "2023-12-01"
        assert series["verdict"]["variation"] == "common", series["verdict"]
        assert series["verdict"]["limits"]["lower"] < 80 < series["verdict"]["limits"]["upper"]
        reading = client.ask("GET", kept["series"] + "/reading").json
        assert reading["analysis"]["sentence"]["headline"] == series["verdict"]["headline"]
        assert len(reading["periods"]) == 24

    def revises_and_finds_what_was_known():
        answer = client.ask("POST", kept["series"] + "/points", {"points": [{"period": "2023-12-31", "value": 95}]})
        assert answer.json["revised"] == 1 and len(answer.json["questions"]) == 1, answer.body
        versions = client.ask("GET", kept["series"] + "/points/2023-12-01/history").json["versions"]
        assert [v["value"] for v in versions] == [kept["points"][-1]["value"], 95], versions
        assert client.ask("GET", kept["series"]).json["verdict"]["variation"] == "improving_high"
        batch = client.ask("GET", f"/api/v1/batches/{answer.json['batch']}").json
        assert batch["revised"] == 1

    def pages_through_all():
        small = [p["period"] for p in client.every(kept["series"] + "/points?limit=7")]
        assert small == [p["period"] for p in kept["points"]]
        measures = [m["id"] for m in client.every("/api/v1/measures?limit=10")]
        assert len(measures) == len(set(measures)) and len(measures) > 30 and kept["id"] in measures
        series = list(client.every("/api/v1/series?limit=50"))
        assert len(series) > 100 and len({s["points"] for s in series}) == len(series)

    def is_told_that_nothing_has_changed():
        first = client.ask("GET", kept["series"] + "/points")
        again = client.ask("GET", kept["series"] + "/points", If_None_Match=first.headers["ETag"])
        assert again.status == 304 and again.body == b""

    def adds_a_target_and_withdraws_it():
        added = client.ask("POST", kept["series"] + "/targets", {"value": 92.5, "from": "2023-01-01", "title": "More"})
        assert added.status == 201, added.body
        assert client.ask("DELETE", added.headers["Location"]).status == 204
        assert client.ask("DELETE", added.headers["Location"]).status == 404

    def is_refused_with_every_fault_named():
        answer = client.ask("POST", kept["series"] + "/points",
                            {"points": [{"period": "2024-01-01", "value": 101}, {"period": "soon", "valeu": 1}]})
        assert answer.status == 422 and answer.headers["Content-Type"] == "application/problem+json"
        assert [e["pointer"] for e in answer.json["errors"]] == ["#/points/1/period", "#/points/1/valeu"], answer.body
        answer = client.ask("POST", kept["series"] + "/points", {"points": [{"period": "2024-01-01", "value": 101}]})
        assert answer.json["errors"] == [{"pointer": "#/points/0/value",
                                          "detail": "The figure cannot be above 100%."}], answer.body
        assert len(list(client.every(kept["series"] + "/points"))) == 24
        assert client.ask("GET", "/api/v1/measures/99999").status == 404
        wrong_method = client.ask("DELETE", "/api/v1/measures")
        assert wrong_method.status == 405 and wrong_method.json["type"].startswith("/problems/")

    def is_told_in_json_that_a_body_is_too_large():
        answer = client.ask("POST", kept["series"] + "/points", b" " * (3 * 1024 * 1024))
        assert answer.status == 413 and answer.headers["Content-Type"] == "application/problem+json", answer.headers
        assert "2 megabytes" in answer.json["detail"]

    def gets_in_with_the_token_as_a_password_as_spreadsheets_do():
        basic = "Basic " + base64.b64encode(b"excel:" + client.token.encode()).decode()
        stranger = Client(address, None)
        csv = stranger.ask("GET", f"/measures/{kept['id']}/RYD/data.csv", Authorization=basic)
        assert csv.status == 200 and csv.body.decode("utf-8-sig").startswith("period,value"), csv.body[:80]
        none = stranger.ask("GET", f"/measures/{kept['id']}/RYD/data.csv")
        assert none.status == 401 and "Basic" in str(none.headers.get_all("WWW-Authenticate"))

    def may_not_do_more_than_its_scopes():
        reader = Client(address, person.make_token("Reader", ["read"]))
        assert reader.ask("GET", kept["series"]).status == 200
        refused = reader.ask("POST", kept["series"] + "/points", {"points": []})
        assert refused.status == 403 and refused.headers["Content-Type"] == "application/problem+json"

    def is_refused_when_the_token_is_revoked():
        person.revoke_token("Client test")
        refused = client.ask("GET", kept["series"])
        assert refused.status == 401 and refused.json["status"] == 401, refused.body
        assert Client(address, None).ask("GET", kept["series"]).status == 401

    return [makes_a_measure, sends_figures_twice_and_they_are_there_once, reads_them_back_exactly_and_with_a_verdict,
            revises_and_finds_what_was_known, pages_through_all, is_told_that_nothing_has_changed,
            adds_a_target_and_withdraws_it, is_refused_with_every_fault_named,
            is_told_in_json_that_a_body_is_too_large, gets_in_with_the_token_as_a_password_as_spreadsheets_do,
            may_not_do_more_than_its_scopes, is_refused_when_the_token_is_revoked]


def main() -> int:
    passed = failed = 0
    for test in tests(*sys.argv[1:4]):
        name = test.__name__.replace("_", " ")
        try:
            test()
            passed += 1
            print(f"passed  client: {name}")
        except Exception as fault:  # a fault of any kind is a test that failed
            failed += 1
            print(f"failed  client: {name}\n        {type(fault).__name__}: {fault}")
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
