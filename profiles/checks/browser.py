"""Lets Selenium open a page in a browser without a screen and read its title: Chromium, or WebKitGTK's small browser.
The page comes from a server made for this, on a free port of this machine. Nothing is left running."""

import contextlib
import ctypes
import glob
import http.server
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

from selenium import webdriver

# Whether this user may make a sandbox: not in most containers, and Chromium refuses to make one for root.
SANDBOX = os.getuid() != 0 and not subprocess.run(["unshare", "--user", "true"], stderr=subprocess.DEVNULL).returncode
CHROMIUM, CHROMEDRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver"
MINI_BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
X_SOCKETS = pathlib.Path("/tmp/.X11-unix")
BECOME_PARENT_OF_ORPHANS = 36  # prctl(2): PR_SET_CHILD_SUBREAPER

PAGE = b"<!doctype html><title>wrong</title><script>document.title = 'Title ' + 6 * 7</script>"


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *words):
        pass


def chromium():
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    # /dev/shm is too small for it in many containers.
    for word in ["--headless=new", "--disable-dev-shm-usage", "--no-proxy-server"]:
        options.add_argument(word)
    if not SANDBOX:
        options.add_argument("--no-sandbox")
    return webdriver.Chrome(options, webdriver.ChromeService(CHROMEDRIVER))


def webkit():
    options = webdriver.WebKitGTKOptions()
    options.binary_location = glob.glob(MINI_BROWSERS)[0]
    options.add_argument("--automation")
    # Without an address it wants both IPv4 and IPv6, and ends where one of them is off.
    service = webdriver.WebKitGTKService(WEBKIT_DRIVER, service_args=["--host=127.0.0.1"])
    return webdriver.WebKitGTK(options, service)


@contextlib.contextmanager
def screen():
    """An X server without a screen, on the first display that is free."""
    had_sockets = X_SOCKETS.exists()
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            sys.exit("Xvfb did not start")
        os.environ["DISPLAY"] = f":{number}"
        yield
    finally:
        server.terminate()
        server.wait()
        with contextlib.suppress(OSError):
            if not had_sockets:
                X_SOCKETS.rmdir()


def end_children():
    """A browser's helpers outlive it for a moment, and come to this program when it is gone."""
    until = time.monotonic() + 5
    with contextlib.suppress(ChildProcessError):
        while True:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                if time.monotonic() > until:
                    for child in map(int, pathlib.Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()):
                        os.kill(child, signal.SIGKILL)
                time.sleep(0.05)


def title(url, engine):
    with contextlib.nullcontext() if engine == "chromium" else screen():
        driver = chromium() if engine == "chromium" else webkit()
        try:
            driver.set_page_load_timeout(60)
            driver.get(url)
            return driver.title, f"{driver.capabilities['browserName']} {driver.capabilities['browserVersion']}"
        finally:
            driver.quit()


ctypes.CDLL(None).prctl(BECOME_PARENT_OF_ORPHANS, 1)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
os.environ.update(
    HOME=os.getcwd(),  # their caches and settings go away with this directory
    XDG_RUNTIME_DIR=os.getcwd(),
    DBUS_SESSION_BUS_ADDRESS="disabled:",
    NO_AT_BRIDGE="1",
    SE_OFFLINE="true",  # Selenium looks for no other browser and driver in the network
    SE_AVOID_STATS="true",
    LIBGL_ALWAYS_SOFTWARE="1",
)
if not SANDBOX:
    os.environ["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"  # the only page is our own
for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
    del os.environ[name]  # the driver and the page are on this machine
with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        read, browser = title(f"http://127.0.0.1:{server.server_port}/", sys.argv[1])
    finally:
        server.shutdown()
        end_children()

assert read == "Title 42", f"the title is {read!r}"
print(f"Selenium read the title: {read} ({browser})")
