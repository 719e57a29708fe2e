"""Chromium without a window, driven over its debugging pipe.

    with Browser() as browser:
        page = browser.page()
        page.open("/tmp/report.html")
        page.click("#go")
        print(page.evaluate("document.title"), page.errors, page.requests)

Needs Debian's chromium and Python's standard library. Commands are written to
Chromium's descriptor 3 and answers read from its 4, each a JSON text that NUL
ends (https://chromedevtools.github.io/devtools-protocol/). No name can be
resolved: whatever the page would fetch fails, and stands in `requests`.
"""
import base64
import fcntl
import json
import os
import pathlib
import select
import shutil
import signal
import tempfile
import time

FLAGS = """--headless --remote-debugging-pipe --disable-gpu --no-first-run
  --no-default-browser-check --disable-background-networking --disable-sync
  --disable-component-update --disable-default-apps --disable-extensions
  --disable-domain-reliability --disable-breakpad --disable-dev-shm-usage
  --metrics-recording-only --mute-audio --hide-scrollbars
  --force-color-profile=srgb --lang=en-US""".split()
NAMES = {  # code, number, text
    "Enter": ("Enter", 13, "\r"), "Tab": ("Tab", 9, ""),
    "Escape": ("Escape", 27, ""), " ": ("Space", 32, " "),
    "ArrowDown": ("ArrowDown", 40, ""), "ArrowUp": ("ArrowUp", 38, ""),
    "ArrowLeft": ("ArrowLeft", 37, ""), "ArrowRight": ("ArrowRight", 39, ""),
    "Home": ("Home", 36, ""), "End": ("End", 35, ""),
    "Backspace": ("Backspace", 8, ""), "Delete": ("Delete", 46, ""),
}


class Failure(Exception):
    """The browser, or what was asked of it, failed."""


def program():
    """The path of Chromium, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


class Browser:
    """A process of Chromium with a home of its own, which goes with it."""

    def __init__(self, seconds=60):
        """`seconds`: how long any command may take."""
        self.seconds = seconds
        self.pages = {}
        self.downloads = {}
        self._last = 0
        self._buffer = b""
        self._answers = {}
        self.home = tempfile.mkdtemp(prefix="geoeng-browser-")
        self._start()

    def _start(self):
        found = program()
        if not found:
            raise Failure("chromium is not installed")
        theirs_in, self._out = self._pipe()
        self._in, theirs_out = self._pipe()
        flags = FLAGS + ["--user-data-dir=" + self.home + "/profile",
                         "--host-resolver-rules=MAP * ~NOTFOUND"]
        if os.geteuid() == 0:  # its sandbox wants another user
            flags.append("--no-sandbox")
        log = os.open(self.home + "/log", os.O_WRONLY | os.O_CREAT, 0o600)
        null = os.open(os.devnull, os.O_RDONLY)
        self.pid = os.posix_spawn(
            found, [found] + flags + ["about:blank"],
            dict(os.environ, HOME=self.home, XDG_CONFIG_HOME=self.home,
                 XDG_CACHE_HOME=self.home),
            file_actions=[(os.POSIX_SPAWN_DUP2, theirs_in, 3),
                          (os.POSIX_SPAWN_DUP2, theirs_out, 4),
                          (os.POSIX_SPAWN_DUP2, null, 0),
                          (os.POSIX_SPAWN_DUP2, log, 1),
                          (os.POSIX_SPAWN_DUP2, log, 2)], setpgroup=0)
        for fd in (theirs_in, theirs_out, log, null):
            os.close(fd)

    @staticmethod
    def _pipe():
        """Both ends, above the descriptors that Chromium gets."""
        ends = []
        for fd in os.pipe():
            ends.append(fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10))
            os.close(fd)
        return ends

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """End the process and its children, remove its files."""
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self._in)
        os.close(self._out)
        for _ in range(20):  # its children end a little later
            shutil.rmtree(self.home, ignore_errors=True)
            if not os.path.exists(self.home):
                break
            time.sleep(0.05)

    def post(self, method, params=None, session=None):
        """Send a command of the protocol: its number."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": params or {}}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data):]
        return message["id"]

    def send(self, method, params=None, session=None, seconds=None):
        """The result of a command of the protocol."""
        number = self.post(method, params, session)
        self.wait(lambda: number in self._answers, method, seconds)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise Failure("%s: %s" % (method, answer["error"]["message"]))
        return answer["result"]

    def wait(self, is_done, what, seconds=None):
        """Take messages until `is_done()`."""
        end = time.monotonic() + (seconds or self.seconds)
        while not is_done():
            left = end - time.monotonic()
            if left <= 0:
                raise Failure("waited too long for " + what)
            if select.select([self._in], [], [], min(left, 1))[0]:
                self._take()

    def _take(self):
        data = os.read(self._in, 1 << 20)
        if not data:
            with open(self.home + "/log", errors="replace") as log:
                raise Failure("chromium ended: " + log.read()[-500:])
        whole = (self._buffer + data).split(b"\0")
        self._buffer = whole.pop()
        for text in whole:
            message = json.loads(text)
            if "id" in message:
                self._answers[message["id"]] = message
            else:
                self._event(message)

    def _event(self, message):
        name, params = message["method"], message["params"]
        page = self.pages.get(message.get("sessionId"))
        if name == "Browser.downloadWillBegin":
            self.downloads[params["guid"]] = [params["suggestedFilename"], ""]
        elif name == "Browser.downloadProgress":
            self.downloads[params["guid"]][1] = params["state"]
        elif page:
            page.event(name, params)

    def page(self, width=1280, height=900):
        """A new page."""
        target = self.send("Target.createTarget", {"url": "about:blank"})
        session = self.send("Target.attachToTarget", {
            "targetId": target["targetId"], "flatten": True})["sessionId"]
        page = self.pages[session] = Page(self, session, target["targetId"])
        for domain in "Page", "Runtime", "Log", "Network", "Accessibility":
            page.send(domain + ".enable")
        page.send("Audits.enable")
        page.viewport(width, height)
        return page


class Page:
    """A page. `errors`: what it complained of; `requests`: addresses that it
    asked for, but for itself, data: and blob:; `dialogs`: what alert() and its
    like said."""

    def __init__(self, browser, session, target):
        self.browser, self.session, self.target = browser, session, target
        self.errors, self.requests, self.dialogs = [], [], []
        self.url = None
        self._loaded = False

    def send(self, method, params=None, seconds=None):
        """The result of a command of the protocol for this page."""
        return self.browser.send(method, params, self.session, seconds)

    def close(self):
        """Close the page."""
        self.browser.send("Target.closeTarget", {"targetId": self.target})
        del self.browser.pages[self.session]

    def event(self, name, params):
        """What Chromium tells of the page."""
        if name == "Page.loadEventFired":
            self._loaded = True
        elif name == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.errors.append("exception: " + details.get("exception", {}).get(
                "description", details["text"]))
        elif name == "Runtime.consoleAPICalled":
            if params["type"] in ("error", "warning", "assert"):
                self.errors.append("console: " + " ".join(
                    str(a.get("value", a.get("description")))
                    for a in params["args"]))
        elif name == "Log.entryAdded":
            entry = params["entry"]
            if entry["level"] in ("error", "warning"):
                self.errors.append("%s: %s" % (entry["source"], entry["text"]))
        elif name == "Audits.issueAdded":
            code = params["issue"]["code"]
            if code == "ContentSecurityPolicyIssue":
                details = params["issue"]["details"]
                self.errors.append("csp: %s" % json.dumps(
                    details["contentSecurityPolicyIssueDetails"]))
        elif name == "Network.requestWillBeSent":
            url = params["request"]["url"]
            if url.split("#")[0] != self.url \
                    and not url.startswith(("data:", "blob:")):
                self.requests.append(url)
        elif name == "Page.javascriptDialogOpening":
            self.dialogs.append(params["message"])
            self.browser.post("Page.handleJavaScriptDialog", {"accept": True},
                              self.session)

    def open(self, path, mark=None):
        """Load a file, and wait for its performance.mark(`mark`), if given."""
        self.url = pathlib.Path(path).resolve().as_uri()
        self._loaded = False
        answer = self.send("Page.navigate", {"url": self.url})
        if answer.get("errorText"):
            raise Failure("%s: %s" % (path, answer["errorText"]))
        self.browser.wait(lambda: self._loaded, "the page to load")
        if mark:
            self.wait("performance.getEntriesByName(%s).length > 0"
                      % json.dumps(mark))

    def evaluate(self, expression):
        """The value of JavaScript, which JSON must hold; promises are awaited.
        Is not subject to the page's Content-Security-Policy."""
        answer = self.send("Runtime.evaluate", {
            "expression": expression, "returnByValue": True,
            "awaitPromise": True})
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise Failure("%s\n  of: %s" % (details.get("exception", {}).get(
                "description", details["text"]), expression[:300]))
        return answer["result"].get("value")

    def call(self, function, *arguments):
        """evaluate() a function with arguments that are JSON."""
        return self.evaluate("(%s)(%s)" % (function, ", ".join(
            json.dumps(a) for a in arguments)))

    def wait(self, expression, seconds=20):
        """Wait until JavaScript is true."""
        end = time.monotonic() + seconds
        while not self.evaluate("!!(%s)" % expression):
            if time.monotonic() > end:
                raise Failure("waited too long for %s\n  errors: %s" % (
                    expression, self.errors))
            time.sleep(0.02)

    def settle(self):
        """Wait for two frames: what an event set off is drawn."""
        self.evaluate("""new Promise(done => requestAnimationFrame(() =>
          requestAnimationFrame(() => setTimeout(done))))""")

    def exists(self, selector):
        """Does any element match?"""
        return self.call("s => document.querySelector(s) !== null", selector)

    def text(self, selector):
        """The text of an element as shown."""
        return self.call("s => document.querySelector(s).innerText", selector)

    def at(self, selector, index=0):
        """The middle of an element, in sight: x, y. Fails when it is covered."""
        spot = self.call("""(s, i) => {
          const e = document.querySelectorAll(s)[i];
          if (!e) return "there is no";
          e.scrollIntoView({ block: "center", inline: "center",
            behavior: "instant" });
          const b = e.getBoundingClientRect();
          const x = b.x + b.width / 2, y = b.y + b.height / 2;
          const hit = document.elementFromPoint(x, y);
          if (!hit) return "cannot be seen:";
          if (!e.contains(hit) && !hit.contains(e)
              && !(hit.closest("label") || hit).contains(e))
            return `<${hit.tagName} class="${hit.getAttribute("class")}"> covers`;
          return [x, y];
        }""", selector, index)
        if isinstance(spot, str):
            raise Failure("%s %s" % (spot, selector))
        return spot

    def mouse(self, kind, x, y, **more):
        """A mouse event: mousePressed, mouseMoved, mouseReleased."""
        self.send("Input.dispatchMouseEvent", dict(
            {"type": kind, "x": x, "y": y}, **more))

    def click(self, selector, index=0):
        """Click at the middle of an element."""
        self.click_at(*self.at(selector, index))

    def click_at(self, x, y):
        """Click at a point of the viewport."""
        self.mouse("mouseMoved", x, y)
        for kind in "mousePressed", "mouseReleased":
            self.mouse(kind, x, y, button="left", clickCount=1)
        self.settle()

    def hover(self, selector, index=0):
        """Move the mouse over an element."""
        self.mouse("mouseMoved", *self.at(selector, index))
        self.settle()

    def drag(self, x0, y0, x1, y1):
        """Press at one point, release at another."""
        self.mouse("mouseMoved", x0, y0)
        self.mouse("mousePressed", x0, y0, button="left", clickCount=1)
        for i in range(1, 5):
            self.mouse("mouseMoved", x0 + (x1 - x0) * i / 4,
                       y0 + (y1 - y0) * i / 4, button="left", buttons=1)
        self.mouse("mouseReleased", x1, y1, button="left", clickCount=1)
        self.settle()

    def key(self, name, shift=False):
        """Press a key: a name of NAMES, or a character."""
        code, number, text = NAMES.get(name, ("", ord(name[0]), name))
        common = {"key": name, "code": code, "windowsVirtualKeyCode": number,
                  "modifiers": 8 if shift else 0}
        self.send("Input.dispatchKeyEvent", dict(
            common, type="keyDown" if text else "rawKeyDown", text=text))
        self.send("Input.dispatchKeyEvent", dict(common, type="keyUp"))

    def type(self, selector, text):
        """Replace the text of a field, key by key."""
        self.call("s => { const e = document.querySelector(s); e.focus(); "
                  "e.select(); }", selector)
        if text == "":
            self.key("Delete")
        for c in text:
            self.key(c)
        self.settle()

    def choose(self, selector, value):
        """Choose an option of a <select> as its user would."""
        self.call("""(s, v) => { const e = document.querySelector(s);
          e.value = v;
          if (e.value !== v) throw new Error("no option " + v);
          e.dispatchEvent(new Event("input", { bubbles: true }));
          e.dispatchEvent(new Event("change", { bubbles: true })); }""",
                  selector, value)
        self.settle()

    def viewport(self, width, height=900):
        """Set the size of the page in CSS pixels."""
        self.send("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1,
            "mobile": False})

    def media(self, kind="", **features):
        """media("print"), media(prefers_color_scheme="dark"), media()."""
        self.send("Emulation.setEmulatedMedia", {"media": kind, "features": [
            {"name": n.replace("_", "-"), "value": v}
            for n, v in features.items()]})
        self.settle()

    def screenshot(self, path, whole=True):
        """Write a PNG of the page, or of what is in sight."""
        data = self.send("Page.captureScreenshot", {
            "format": "png", "captureBeyondViewport": whole})
        pathlib.Path(path).write_bytes(base64.b64decode(data["data"]))

    def download(self, selector, folder):
        """Click what downloads a file; its path in `folder`."""
        self.browser.send("Browser.setDownloadBehavior", {
            "behavior": "allow", "downloadPath": str(folder),
            "eventsEnabled": True})
        before = set(self.browser.downloads)
        self.click(selector)
        new = []

        def is_done():
            new[:] = [d for g, d in self.browser.downloads.items()
                      if g not in before]
            return new and new[0][1] in ("completed", "canceled")
        self.browser.wait(is_done, "a download", 20)
        if new[0][1] != "completed":
            raise Failure("the download was cancelled")
        return pathlib.Path(folder) / new[0][0]

    def controls(self):
        """What the accessibility tree has that can be used: (role, name)."""
        roles = {"button", "link", "checkbox", "radio", "combobox", "textbox",
                 "searchbox", "slider", "listbox", "option", "tab", "switch",
                 "menuitem", "spinbutton", "gridcell", "treeitem"}
        found = []
        for node in self.send("Accessibility.getFullAXTree")["nodes"]:
            properties = {p["name"]: p["value"].get("value")
                          for p in node.get("properties", [])}
            role = node.get("role", {}).get("value")
            if node.get("ignored"):
                continue
            if role in roles or properties.get("focusable") \
                    and role not in ("RootWebArea", "WebArea"):
                found.append((role, node.get("name", {}).get("value", "")))
        return found
