"""Has uv build a wheel of a small project, make an environment, install the wheel there, and runs what it installed."""
import pathlib
import subprocess
import sys

PROJECT = """
[project]
name = "bootstrap-answer"
version = "1.0"

[project.scripts]
answer = "bootstrap_answer:main"

[build-system]
requires = ["uv_build"]
build-backend = "uv_build"
"""

here = pathlib.Path.cwd()


def run(*words):
    """What the program prints; ends this one when it fails."""
    try:
        done = subprocess.run(words, capture_output=True, text=True)
    except OSError as problem:
        sys.exit(f"{words[0]} does not start: {problem}")
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))} exited {done.returncode}\n{done.stderr}")
    return done.stdout.strip()


module = here / "project/src/bootstrap_answer"
module.mkdir(parents=True)
(here / "project/pyproject.toml").write_text(PROJECT)
(module / "__init__.py").write_text("def main():\n    print(6 * 7)\n")

# uv brings the backend "uv_build" along, so nothing has to be fetched for it.
run("uv", "build", "--wheel", "--out-dir", here / "wheels", here / "project")
wheels = list((here / "wheels").glob("*.whl"))
if not wheels:
    sys.exit("uv says that it built a wheel, and there is none")
run("uv", "venv", "--python", "/usr/bin/python3", here / "environment")
python = here / "environment/bin/python"
run("uv", "pip", "install", "--python", python, *wheels)

answer = run(here / "environment/bin/answer")
if answer != "42":
    sys.exit(f"the installed program says {answer!r} and not 42")
print("uv built a wheel, installed it, and the program says", answer)
